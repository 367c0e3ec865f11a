import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { exampleAnswers } from "../../packages/sdk-http/test/example-world.ts";
import { actsPage } from "./acts.ts";
import { cityFolderPages } from "./city-folder.ts";
import { commandPages } from "./commands.ts";
import { dispatchTablesPage } from "./dispatch-tables.ts";
import { errorsPage } from "./errors.ts";
import { eventsPage } from "./events.ts";
import { httpPage } from "./http.ts";
import { httpScopesPage } from "./http-scopes.ts";
import { page, rows } from "./markdown.ts";
import { reportsPage } from "./reports.ts";
import { scenarioSchema, scenariosPage } from "./scenarios.ts";
import { schemesPage } from "./schemes.ts";
import { simulationMeasuresPage } from "./simulation-measures.ts";
import { sourcesPage } from "./sources.ts";

const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");

/** The text of a file as the repository's formatter writes it. */
function formatted(file: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const running = execFile(process.execPath, [biome, "format", `--stdin-file-path=${file}`], (error, out) =>
      error ? reject(error) : resolve(out),
    );
    running.stdin?.end(text);
  });
}

/** Every file of `docs/reference/`, by its path there; and what the examples of the HTTP routes are answered, which the package publishes. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  const pages = [
    ["README.md", contents],
    ...commandPages(),
    ["acts.md", actsPage()],
    ["events.md", eventsPage()],
    ...cityFolderPages(),
    ["dispatch-tables.md", dispatchTablesPage()],
    ["sources.md", sourcesPage()],
    ["schemes.md", schemesPage()],
    ["reports.md", reportsPage()],
    ["scenarios.md", scenariosPage()],
    ["simulation-measures.md", simulationMeasuresPage()],
    ["json/scenario.schema.json", scenarioSchema()],
    ["http.md", httpPage()],
    ["http-scopes.md", httpScopesPage()],
    ["errors.md", errorsPage()],
    ["../../packages/sdk-http/src/example-answers.json", JSON.stringify(await exampleAnswers())],
  ] as const;
  return new Map(await Promise.all(pages.map(async ([file, text]) => [file, await formatted(file, text)] as const)));
}

const contents = page(
  "Reference",
  "Each page is generated from the code by `pnpm generate`; `pnpm check` fails when one is stale.",
  rows(
    ["page", "what it lists"],
    [
      ["[commands](commands.md)", "every command, its flags and its `--json` answer"],
      ["[acts](acts.md)", "what can be done to an appeal, by whom, from which status to which"],
      ["[events](events.md)", "what the log can hold"],
      ["[city folder](city-folder.md)", "the files of a city, their columns and fields"],
      ["[dispatch tables](dispatch-tables.md)", "the tables of a rule set, their conditions and outputs"],
      ["[sources](sources.md)", "the forms of record that can be imported"],
      ["[schemes](schemes.md)", "how follow-up answers become scores"],
      ["[reports](reports.md)", "reports, and the rollups from which they read"],
      ["[scenarios](scenarios.md)", "the fields of a scenario of the simulator, what they mean and assume"],
      ["[measures](simulation-measures.md)", "what the simulator tells, in what unit and over whom"],
      ["[HTTP](http.md)", "routes and scopes"],
      ["[scopes of HTTP](http-scopes.md)", "which role comes in where"],
      ["[errors](errors.md)", "every code, its words, its exit and HTTP status"],
    ],
  ),
);
