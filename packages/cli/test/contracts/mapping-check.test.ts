import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "@swiftline/core";
import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { run } from "../swiftline.ts";

const mapping = `
columns: { id: number, registeredAt: opened, category: matter, agency: unit, status: state, endedAt: closed }
dates: [iso]
statuses: { done: closed, going: open }
`;

const header = "number,opened,closed,matter,unit,state";
const good = "1,2026-03-02 09:30,2026-03-02 11:00,Noise - Residential,NYPD,done";

/** New York's folder with a mapping and a table of calls. */
async function withCalls(rows: readonly string[], text = mapping): Promise<string> {
  const cwd = await newYork();
  await writeFile(join(cwd, "calls.yaml"), text);
  await writeFile(join(cwd, "calls.csv"), `${[header, ...rows].join("\n")}\n`);
  return cwd;
}

const check = (cwd: string, ...flags: readonly string[]) =>
  run(["mapping", "check", "calls.yaml", "calls.csv", "--city", "city", ...flags], { cwd });

test("where every row can be taken in, the exit status is 0, and each row stands before and after", async () => {
  const { code, stdout } = await check(await withCalls([good]));
  expect(code).toBe(0);
  expect(stdout).toContain("calls.yaml reads the first 1 row of calls.csv: 1 as they stand, 0 flagged, 0 rejected.");
  expect(stdout).toContain("Line 2: number = 1 | opened = 2026-03-02 09:30");
  expect(stdout).toContain("-> 2026-03-02T09:30:00-05:00 RegisterAppeal: ");
});

test("where some cannot, it is 3, and every problem has its place", async () => {
  const cwd = await withCalls([
    good,
    "2,soon,,Noise - Residental,DOHMHH,going",
    "3,2026-03-02,,Noise - Residental,NYPD,going",
    "4,2026-03-02,,Noise - Residential,NYPD,parked",
  ]);
  const { code, stdout } = await check(cwd, "--json");
  const answer = JSON.parse(stdout);
  expect(code).toBe(3);
  expect(answer).toMatchObject({ rows: 4, taken: 1, flagged: 1, rejected: 2, all: false });
  const placed = answer.problems.map(({ code, line, field }: Problem) => [code, line, field]);
  expect(placed.toSorted()).toEqual([
    ["intake/bad-date", 3, "opened"],
    ["intake/unknown-agency", 3, "unit"],
    ["intake/unknown-category", 3, "matter"],
    ["intake/unknown-category", 4, "matter"],
    ["intake/unknown-status", 5, "state"],
  ]);
  expect(answer.unmatched).toEqual([
    { about: "values.category", word: "Noise - Residental", rows: 2, nearest: "noise-residential" },
    { about: "values.agency", word: "DOHMHH", rows: 1, nearest: "DOHMH" },
    { about: "statuses", word: "parked", rows: 1, nearest: null },
  ]);
});

test("answers of callers that the mapping does not explain are words that nobody knows", async () => {
  const cwd = await newYork();
  await writeFile(
    join(cwd, "calls.yaml"),
    `columns: { id: number, registeredAt: opened, category: matter, resolved: done, satisfied: mood }
values: { satisfied: { great: very-satisfied } }
`,
  );
  const rows = ["1,yes,great", "2,nearly,meh", "3,no,meh"].map((row) => `2026-03-02,Noise - Residential,${row}`);
  await writeFile(join(cwd, "calls.csv"), `${["opened,matter,number,done,mood", ...rows].join("\n")}\n`);
  const { code, stdout } = await check(cwd, "--json");
  expect(code).toBe(3);
  expect(JSON.parse(stdout).unmatched).toEqual([
    { about: "values.satisfied", word: "meh", rows: 2, nearest: null },
    { about: "values.resolved", word: "nearly", rows: 1, nearest: null },
  ]);
});

test("all rows are read only where that is asked for", async () => {
  const rows = Array.from({ length: 5 }, (_, at) => `${at},2026-03-02,,Noise - Residential,NYPD,going`);
  const cwd = await withCalls(rows);
  const [some, all] = await Promise.all([check(cwd, "--rows", "2", "--json"), check(cwd, "--all", "--json")]);
  expect(JSON.parse(some.stdout)).toMatchObject({ rows: 2, all: false });
  expect(JSON.parse(all.stdout)).toMatchObject({ rows: 5, all: true });
});

test("a mapping that is wrong in itself is a fault that names every place", async () => {
  const cwd = await withCalls([good], "columns: { id: number, when: opened }\nstatuses: { done: over }\n");
  const { code, stdout } = await check(cwd, "--json");
  expect(code).toBe(78);
  const { error } = JSON.parse(stdout);
  expect(error.code).toBe("mapping/invalid");
  expect(error.problems.length).toBeGreaterThanOrEqual(2);
});

test("a code that the city does not have is an error of the mapping, not a column that the file lacks", async () => {
  const cwd = await withCalls([good], `${mapping}constants: { agency: FBI }\n`);
  const { code, stderr } = await check(cwd);
  expect(code).toBe(78);
  expect(stderr).toContain("Error: calls.yaml: this mapping file has 1 error\n");
  expect(stderr).toContain("calls.yaml error constants.agency: FBI is not in agencies.csv");
});

test("a table given as the mapping is told to be none, with no more than ten of its problems", async () => {
  const rows = Array.from({ length: 50 }, (_, at) => `${at},"a: b": c: d,,Noise,NYPD,going`);
  const cwd = await withCalls(rows);
  const { code, stderr } = await run(["mapping", "check", "calls.csv", "calls.yaml", "--city", "city"], { cwd });
  expect(code).toBe(78);
  expect(stderr).toContain("Error: calls.csv is no YAML mapping\n");
  expect(stderr).toMatch(
    / {2}and \d+ more problems; --json has them all\nTry: is it the table\? then exchange the two;/,
  );
  expect(stderr.split("\n").filter((line) => line.startsWith("  calls.csv:"))).toHaveLength(10);
});

test("rows that fail for one reason with different words are told together, with the first word", async () => {
  const rows = ["Gold", "Silver", "Copper"].map((matter, at) => `${at},2026-03-02,,${matter},NYPD,going`);
  const { stdout } = await check(await withCalls(rows));
  expect(stdout).toContain("  3 rows rejected, matter: not in categories.csv, such as Gold (first on line 2)\n");
});

test("what a file says can neither paint the terminal nor break out of its line", async () => {
  const cwd = await withCalls(['1,2026-03-02,,"\u001b[31mGold\u0007\u001b]0;owned\u0007",NYPD,going']);
  const [checked, imported] = await Promise.all([
    check(cwd),
    run(["import", "calls.csv", "--city", "city", "--dry-run"], { cwd }),
  ]);
  for (const { stdout, stderr } of [checked, imported]) expect(`${stdout}${stderr}`).not.toMatch(/[^\P{Cc}\n]/u);
  expect(checked.stdout).toContain("[31mGold");
});

test("a column that the file lacks is a fault with the nearest name", async () => {
  const { code, stderr } = await check(await withCalls([good], mapping.replace("id: number", "id: numbr")));
  expect(code).not.toBe(0);
  expect(stderr).toContain("did you mean number?");
});

test("a column that the mapping names and the file has twice is told, by the check and by an import", async () => {
  const cwd = await newYork();
  await writeFile(join(cwd, "calls.yaml"), mapping);
  await writeFile(join(cwd, "calls.csv"), `${header},opened,note,note\n${good},2026-03-05 10:00,a,b\n`);
  const imported = await run(["import", "calls.csv", "--mapping", "calls.yaml", "--city", "city"], { cwd });
  for (const { code, stdout, stderr } of [await check(cwd), imported]) {
    expect({ code, stdout }).toEqual({ code: 65, stdout: "" });
    expect(stderr).toContain("calls.csv has columns twice that generic needs once");
    expect(stderr).toContain("column opened, which holds registeredAt, is there twice");
    expect(stderr).not.toContain("column note");
  }
});

const inTwo = mapping.replace("registeredAt: opened", "registeredAt: [opened, hour]");
const withHours = `${header},hour\n${good.replace(" 09:30", "")},09:30\n`;

/** New York's folder with a table that has the hour of a call in a column of its own. */
async function callsWithHours(text: string): Promise<string> {
  const cwd = await newYork();
  await writeFile(join(cwd, "calls.yaml"), text);
  await writeFile(join(cwd, "calls.csv"), withHours);
  return cwd;
}

test("a column that never counts, since one before it is always filled, is told with the way to join the two", async () => {
  const cwd = await callsWithHours(inTwo);
  const [said, answered] = await Promise.all([check(cwd), check(cwd, "--json")]);
  expect(said.stdout).toContain(
    'Columns that never count:\n  hour, for registeredAt: opened is always filled, and the first that is counts; to read them as one, write join: { registeredAt: " " }\n',
  );
  expect(JSON.parse(answered.stdout).passedOver).toEqual([
    { about: "columns.registeredAt", column: "hour", behind: ["opened"] },
  ]);
});

test("a day and its hour that the mapping joins are one moment", async () => {
  const cwd = await callsWithHours(`${inTwo.replace("[iso]", "[iso, year-first]")}join: { registeredAt: " " }\n`);
  const { code, stdout } = await check(cwd);
  expect(code).toBe(0);
  expect(stdout).toContain("-> 2026-03-02T09:30:00-05:00 RegisterAppeal: ");
  expect(stdout).not.toContain("never count");
});

test("a personal column that the file lacks is a fault; one that --columns leaves out is none", async () => {
  const cwd = await withCalls([good], `${mapping}personal: units\n`);
  expect((await check(cwd)).stderr).toContain(
    "there is no column units, which holds what is personal (did you mean unit?)",
  );
  const hidden = await newYork();
  await writeFile(join(hidden, "calls.yaml"), `${mapping}personal: caller\n`);
  await writeFile(join(hidden, "calls.csv"), `${header},caller\n${good},Jo\n`);
  const seen = ["--columns", header];
  const command = ["import", "calls.csv", "--mapping", "calls.yaml", "--city", "city", "--dry-run", ...seen];
  expect(await run(command, { cwd: hidden })).toMatchObject({ code: 0 });
});

test("a number that a spreadsheet has given commas or decimals is flagged, and stays that of its appeal", async () => {
  const night = (one: string, two: string, closed: string, state: string): string[] =>
    [one, two].map((id) => `${id},2026-03-02 09:30,${closed},Noise - Residential,NYPD,${state}`);
  const cwd = await withCalls(night("1234561", "1234562", "", "going"));
  const importing = ["import", "calls.csv", "--mapping", "calls.yaml", "--city", "city", "--json"];
  expect(JSON.parse((await run(importing, { cwd })).stdout)).toMatchObject({ new: 2 });
  const second = night('"1,234,561"', "1234562.0", "2026-03-02 11:00", "done");
  await writeFile(join(cwd, "calls.csv"), `${[header, ...second].join("\n")}\n`);
  const { stdout } = await check(cwd);
  expect(stdout).toContain("2 rows flagged, number: as a spreadsheet shows a number; its commas and the zeros");
  expect(JSON.parse((await run(importing, { cwd })).stdout)).toMatchObject({ new: 0, flagged: 2, rejected: 0 });
  const listed = await run(["appeal", "list", "--city", "city"], { cwd });
  expect(listed.stdout.match(/nyc-311:\S+ .* closed /g)).toHaveLength(2);
});
