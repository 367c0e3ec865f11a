import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newYork, newYorkWithRequests } from "../new-york.ts";
import { run } from "../swiftline.ts";

const lint = (line: string, cwd: string) =>
  run(["route", "lint", ...line.split(" "), "--city", "city", "--at", "2026-05-26"], { cwd });

/** New York with these rules before all others of its table, given by column. */
async function newYorkWithRules(
  rows: readonly Readonly<Record<string, string>>[],
  cwd: Promise<string> = newYork(),
): Promise<string> {
  const folder = await cwd;
  const file = join(folder, "city/routing.csv");
  const lines = (await readFile(file, "utf8")).split(/\r?\n/).filter((line) => !line.startsWith("#") && line !== "");
  const [header = "", ...rules] = lines;
  const more = ["text", "hour"];
  const columns = [...header.split(","), ...more];
  const added = rows.map((row) => columns.map((column) => row[column] ?? "").join(","));
  const widened = rules.map((rule) => rule + more.map(() => ",").join(""));
  await writeFile(file, `${[columns.join(","), ...added, ...widened].join("\n")}\n`);
  return folder;
}

const parking = { category: "illegal-parking" };
/** A rule hidden by two others, and one with a word too many. */
const hidden = [
  { id: "night", ...parking, hour: "22-6", ">agency": "NYPD" },
  { id: "by-day", ...parking, hour: "6-22", ">agency": "DOT" },
  { id: "late", ...parking, text: "blocked|blocked hydrant", ">agency": "DSNY" },
];

test("the tables of a city without faults have no errors, and the exit status is 0", async () => {
  const { code, stdout, stderr } = await lint("--strict", await newYork());
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/46 rules: 0 errors, 0 warnings, 2 notes\.\n$/);
});

test("a rule that others hide together is an error with its place, what it matches, and an appeal that shows it", async () => {
  const { code, stdout } = await lint("--table assign", await newYorkWithRules(hidden));
  expect(code).toBe(1);
  expect(stdout).toContain(
    "routing.csv:4 error unreachable: late is never chosen unless an agency returned the appeal",
  );
  expect(stdout).toContain("  category illegal-parking, text blocked|blocked hydrant");
  expect(stdout).toMatch(/category illegal-parking, text blocked, at 2026-05-26T00:00:00-04:00 → night/);
  expect(stdout).toContain("Move late before night, or delete it.");
  expect(stdout).toContain("“blocked hydrant” adds nothing to “blocked”");
});

test("the same in Chinese", async () => {
  const { stdout } = await lint("--lang zh", await newYorkWithRules(hidden));
  expect(stdout).toContain("规则 late 除非有单位退单，否则永远不会被选中");
});

test("findings are weighed by the appeals of the last year", async () => {
  const { code, stdout } = await lint("--weigh --json", await newYorkWithRules(hidden, newYorkWithRequests()));
  const answer = JSON.parse(stdout);
  expect({ code, errors: answer.errors }).toEqual({ code: 1, errors: 1 });
  expect(answer.appeals).toBeGreaterThan(0);
  const [finding] = answer.sets[0].findings;
  expect(finding).toMatchObject({
    code: "unreachable",
    by: [
      { rule: "night", line: 2 },
      { rule: "by-day", line: 3 },
    ],
    appeals: 2,
    decidedBy: [{ rule: "by-day", appeals: 2 }],
  });
});

test("its witnesses are golden appeals that pass", async () => {
  const cwd = await newYorkWithRules(hidden);
  await lint("--witnesses found.golden.jsonl", cwd);
  const { code, stdout } = await run(["route", "test", "found.golden.jsonl", "--city", "city"], { cwd });
  expect(stdout).toMatch(/(\d+) of \1 golden appeals pass/);
  expect(code).toBe(0);
});

test("witnesses that cannot be written are a fault by name", async () => {
  const { code, stderr } = await lint("--witnesses nowhere/found.jsonl", await newYork());
  expect(code).toBe(73);
  expect(stderr).toMatch(/^Error: nowhere\/found\.jsonl: cannot be written/);
});

test("a table or a date that there is not is refused", async () => {
  const cwd = await newYork();
  expect(await lint("--table assing", cwd)).toMatchObject({ code: 64, stdout: "" });
  expect(await run(["route", "lint", "--at", "2026-02-30", "--city", "city"], { cwd })).toMatchObject({ code: 64 });
});
