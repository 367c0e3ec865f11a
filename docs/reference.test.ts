import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "./fenced-blocks.ts";
import { unknownColumns } from "./pages/city-folder.ts";
import { problemWords } from "./pages/problem-words.ts";

test("the reference is what the code says today", async () => {
  const check = ["--conditions=swiftline-source", "docs/generate.ts", "--check"];
  const { stderr } = await promisify(execFile)(process.execPath, check, { cwd: root });
  expect(stderr).toBe("");
});

const sources = globSync("packages/{core,files,store}/src/**/*.ts", { cwd: root })
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => readFileSync(root + file, "utf8"))
  .join("\n");

/** Codes of problems stand in the sources as literals; those of calendars without the word before the slash. */
const used = new Set([
  ...[...sources.matchAll(/"((?:table|open311|routing|sla|satisfaction|intake|calendar)\/[a-z-]+)"/g)].map(
    ([, one]) => one,
  ),
  ...[
    ...sources.matchAll(
      /"(city\/(?:bad|code|ring|open-ring|unknown-parent|unknown-calendar|unknown-category)[a-z-]*)"/g,
    ),
  ].map(([, one]) => one),
  ...[...sources.matchAll(/"(store\/(?:stale|chain|checkpoint|list|rollup)[a-z-]*)"/g)].map(([, one]) => one),
]);

test("every code of a problem is in the reference", () => {
  const known = new Set<string>(Object.keys(problemWords));
  expect([...used].filter((code) => code !== undefined && !code.endsWith("-") && !known.has(code))).toEqual([]);
});

test("every problem of the reference can occur", () => {
  const gone = Object.keys(problemWords).filter((code) => {
    const [room = "", word = ""] = code.split("/");
    return word !== "*" && !used.has(code) && !(room === "calendar" && sources.includes(`"${word}"`));
  });
  expect(gone).toEqual([]);
});

test("the columns of the city folder's page are those that its readers know", () => {
  expect(unknownColumns().filter((message) => message.includes("unknown"))).toEqual([]);
});
