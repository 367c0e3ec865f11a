import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { Args, Flags } from "@oclif/core";
import { sources } from "@swiftline/core/intake";
import { openCity, writeRejects } from "@swiftline/files";
import type { Mode } from "@swiftline/store";
import { cityFlag, databaseOf, dbFlag, invalid } from "../flags.ts";
import { importFile } from "../import-file.ts";
import { openImport } from "../open-import.ts";
import { ImportAnswer, importLines } from "../present/imported.ts";
import { progressLine } from "../present/progress.ts";
import { SwiftlineCommand } from "../swiftline-command.ts";
import { withStoreOf } from "../with-store.ts";

export default class Import extends SwiftlineCommand {
  static override summary = "Take in the records of another system.";
  static override description =
    `Each row becomes the acts that it proves, at their true times; nobody is notified and no clock fires.
Run it twice, and the second run changes nothing. Interrupted, it keeps what is in; run again, it goes on.
Rows that cannot be taken are set aside in a file, each with its line, field, value and reason. Correct that file and import it like the first.
Exit status: 0 when every row is in, 3 when some were rejected.`;
  static override examples = [
    {
      description: "New York's open data, recognised by its columns",
      command: "<%= config.bin %> import requests.csv.gz --city my-city",
    },
    {
      description: "Only see what would happen",
      command: "<%= config.bin %> import requests.csv.gz --city my-city --dry-run",
    },
    {
      description: "Any table, by a mapping file that says what its columns mean",
      command: "<%= config.bin %> import calls.csv --mapping calls.yaml --city my-city",
    },
    {
      description: "The output of another program",
      command: "unzip -p export.zip | <%= config.bin %> import - --city my-city",
    },
  ];
  static override args = {
    file: Args.string({
      ignoreStdin: true,
      description: "a CSV file, plain or gzip; - is standard input",
      required: true,
    }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    from: Flags.string({
      summary: "the form of the records; found out by their columns when left out",
      options: sources.map(({ id }) => id),
    }),
    mapping: Flags.string({
      char: "m",
      summary: "a YAML file that says what the columns mean, for --from generic",
      helpValue: "FILE",
    }),
    rejects: Flags.string({
      summary: "where rejected rows go, replacing an older file; <name of the file>.rejected.csv here when left out",
      helpValue: "FILE",
    }),
    "dry-run": Flags.boolean({
      char: "n",
      summary: "say what would happen; write no database, and rejected rows only where --rejects says",
      default: false,
    }),
    quiet: Flags.boolean({ char: "q", summary: "show no progress" }),
  };
  static override answers = ImportAnswer;

  async run(): Promise<ImportAnswer> {
    const { args, flags } = await this.parse(Import);
    const { from, mapping, quiet, "dry-run": dryRun } = flags;
    const began = performance.now();
    const book = await openCity(flags.city);
    const target = rejectsTarget(args.file, flags.rejects, dryRun);
    const opened = await openImport(args.file, { from, mapping, book });
    const { database, mode } = storeFor(databaseOf(flags), dryRun);
    const { counts, reasons, rejects } = await withStoreOf(book, database, mode, (store) =>
      importFile(opened, {
        store,
        book,
        dryRun,
        rejects: target === undefined ? undefined : writeRejects(target, opened.records.columns),
        progress: progressLine(dryRun ? "read" : "imported", { quiet: quiet || this.jsonEnabled() }),
      }),
    ).finally(opened.records.close);
    const seconds = (performance.now() - began) / 1000;
    const { file, source } = opened;
    const answer = { file, source, dryRun, ...counts, reasons: [...reasons], rejects: rejects ?? null, seconds };
    for (const line of importLines(answer)) this.log(line);
    if (answer.rejected > 0) process.exitCode = 3;
    return answer;
  }
}

/** Rejected rows go where they are told to, else beside where one stands; a dry run leaves no file that nobody asked for. */
function rejectsTarget(file: string, told: string | undefined, dryRun: boolean): string | undefined {
  if (told !== undefined && file !== "-" && resolve(told) === resolve(file))
    throw invalid("--rejects would replace the file that is imported", "name another file");
  const beside = `${file === "-" ? "stdin" : basename(file).replace(/\.gz$/, "")}.rejected.csv`;
  return told ?? (dryRun ? undefined : beside);
}

/** A dry run looks at the database as it is, or at an empty one where there is none yet. */
function storeFor(database: string, dryRun: boolean): { readonly database: string; readonly mode: Mode } {
  if (!dryRun) return { database, mode: "write" };
  return existsSync(database) ? { database, mode: "read" } : { database: ":memory:", mode: "write" };
}
