import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOf, newYorkWithRequests } from "../new-york.ts";
import { run } from "../swiftline.ts";

const prepared = await newYorkWithRequests();
const route = (cwd: string, ...words: readonly string[]) =>
  run(["route", ...words], { cwd, env: { SWIFTLINE_CITY: "city" } });
const answerOf = async (cwd: string, ...words: readonly string[]) =>
  JSON.parse((await route(cwd, ...words, "--json")).stdout);

/** New York, and its table as draft.csv in which this is replaced. */
async function withDraft(from: string | RegExp, to: string): Promise<string> {
  const cwd = await copyOf(prepared);
  const table = await readFile(join(cwd, "city/routing.csv"), "utf8");
  await writeFile(join(cwd, "draft.csv"), table.replace(from, to));
  return cwd;
}

/** New York with golden appeals. */
async function withGolden(...cases: readonly object[]): Promise<string> {
  const cwd = await copyOf(prepared);
  await writeFile(join(cwd, "city/routing.golden.jsonl"), cases.map((one) => `${JSON.stringify(one)}\n`).join(""));
  return cwd;
}
const graffiti = { name: "graffiti", appeal: { category: "graffiti" }, expect: { agency: "DSNY" } };
const wrong = { ...graffiti, name: "not so", why: "it was once", expect: { agency: "NYPD" } };

test("golden appeals that hold pass, and what none tries is named", async () => {
  const cwd = await withGolden(graffiti);
  const { code, stdout } = await route(cwd, "test");
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^1 of 1 golden appeal pass\.\n1 of \d+ rules chosen/),
  });
  const answer = await answerOf(cwd, "test", "--mutants");
  expect(answer).toMatchObject({ cases: 1, passed: 1, failed: 0, failures: [] });
  expect(answer.mutants.killed).toBeGreaterThan(0);
  expect(answer.mutants.killed + answer.mutants.survived.length).toBe(answer.mutants.mutants);
});

test("one that fails ends with status 1 and says what was got and why", async () => {
  const { code, stdout } = await route(await withGolden(graffiti, wrong), "test");
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^not so \(it was once\)\n {2}agency is DSNY, and should be NYPD\n {2}assign rule \S+ decided, because category is graffiti/,
  );
  expect(stdout).toContain("1 of 2 golden appeals pass.");
});

test.each([
  ["--min-coverage", "Fewer than 90% of the rules are chosen."],
  ["--min-score", "Fewer than 90% of the mistakes are noticed."],
])("%s that is missed ends with status 1", async (flag, says) => {
  const { code, stdout } = await route(await withGolden(graffiti), "test", flag, "90");
  expect(code).toBe(1);
  expect(stdout).toContain(says);
});

test("everything that is wrong in golden appeals is told by line", async () => {
  const cwd = await withGolden(
    { ...graffiti, appeal: { category: "grafiti" } },
    { ...graffiti, expect: { agency: "DSNI" } },
  );
  const { code, stderr } = await route(cwd, "test");
  expect(code).toBe(78);
  expect(stderr).toMatch(/golden\.jsonl:1 .*grafiti.*did you mean graffiti\?[\s\S]*golden\.jsonl:2 .*DSNI/);
});

test("a city without golden appeals, and a file that is not there, are told", async () => {
  const cwd = await copyOf(prepared);
  await rm(join(cwd, "city/routing.golden.jsonl"), { force: true });
  expect(await route(cwd, "test")).toMatchObject({
    code: 64,
    stderr: expect.stringContaining("no golden appeals"),
  });
  expect(await route(cwd, "test", "none.jsonl")).toMatchObject({
    code: 66,
    stderr: expect.stringContaining("none.jsonl"),
  });
});

test("a diff names what changed, and with --exit-code ends with status 1", async () => {
  const cwd = await withDraft(/^(.*)DSNY(.*)$/m, "$1NYPD$2");
  const { code, stdout } = await route(cwd, "diff", "city", "draft.csv");
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^assign: 1 rule changed\n~ \S+\n {4}>agency: DSNY became NYPD\n/),
  });
  expect(await route(cwd, "diff", "city", "draft.csv", "--exit-code")).toMatchObject({ code: 1, stderr: "" });
  expect(await route(cwd, "diff", "city", "city/routing.csv", "--exit-code")).toMatchObject({ code: 0 });
  expect(await answerOf(cwd, "diff", "city", "draft.csv")).toMatchObject({
    tables: [{ table: "assign", change: "changed", moved: [] }],
  });
});

test("a what-if tells who would get what from whom, and fails a build that moves too much", async () => {
  const cwd = await withDraft(/^(.*,)DSNY(,.*)$/gm, "$1NYPD$2");
  const answer = await answerOf(cwd, "whatif", "--tables", "draft.csv");
  expect(answer).toMatchObject({
    appeals: 3,
    different: 1,
    moved: 1,
    moves: [{ from: "DSNY", to: "NYPD", appeals: 1, returned: 0 }],
  });
  expect(answer.agencies).toContainEqual({ agency: "NYPD", gained: 1, lost: 0, before: 2, after: 3, change: 0.5 });
  expect(answer.samples).toMatchObject([{ id: "nyc-311:3", now: { agency: "DSNY" }, draft: { agency: "NYPD" } }]);
  expect(await route(cwd, "whatif", "--tables", "draft.csv", "--fail-on-move", "30")).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^1 of 3 appeals would go/),
  });
  expect(await route(cwd, "whatif", "--tables", "draft.csv", "--fail-on-move", "40")).toMatchObject({ code: 0 });
  expect(
    await route(cwd, "whatif", "--tables", "draft.csv", "--to", "2026-05-01", "--fail-on-move", "0"),
  ).toMatchObject({ code: 0 });
});

test.each([
  [["whatif", "--tables", "nowhere.txt"], 64, /no table in it/],
  [["whatif", "--tables", "nowhere.csv"], 78, /these tables have errors\n.*nowhere\.csv/],
  [["whatif", "--tables", "city/routing.csv", "--fail-on-move", "much"], 64, /much is no percentage/],
  [["coverage", "--from", "2026-05-02", "--to", "2026-05-01"], 64, /is after/],
  [["suggest", "--min-precision", "101"], 64, /101 is no percentage/],
] as const)("route %j is refused", async (words, code, says) => {
  const outcome = await route(prepared, ...words);
  expect(outcome).toMatchObject({ code, stdout: "" });
  expect(outcome.stderr).toMatch(says);
});

test("coverage counts what each rule decided", async () => {
  const answer = await answerOf(prepared, "coverage");
  const [assign] = answer.tables;
  expect(answer.appeals).toBe(3);
  expect(assign.rules.reduce((sum: number, { hits }: { hits: number }) => sum + hits, 0)).toBe(3);
  const never = await answerOf(prepared, "coverage", "--never");
  expect(never.tables[0].rules).toHaveLength(assign.never);
  expect((await route(prepared, "coverage")).stdout).toMatch(
    /^assign, 3 appeals: \d+ rules never decided, the default took 0\.0%\.\nRule /,
  );
});

test("where nothing was reassigned no rule is proposed, and the table of none is its header", async () => {
  expect(await answerOf(prepared, "suggest")).toMatchObject({ reassigned: 0, suggestions: [] });
  expect(await route(prepared, "suggest")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("No rule is proposed"),
  });
  expect(await route(prepared, "suggest", "--csv")).toMatchObject({ code: 0, stdout: "id\n" });
});
