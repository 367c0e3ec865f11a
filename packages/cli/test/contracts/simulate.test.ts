import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { smallScenario } from "../small-scenario.ts";
import { command, run, start } from "../swiftline.ts";

const cwd = await newYork();
const written = (name: string, text: string): Promise<void> => writeFile(join(cwd, name), text);
await written("small.yaml", smallScenario());
await written("more.yaml", smallScenario({ name: "more operators", operators: 6 }));
await mkdir(join(cwd, "outcomes"));

const env = { SWIFTLINE_CITY: "city" };
const type = (line: string) => run(line.split(" "), { cwd, env });
async function answerOf(line: string) {
  const { code, stdout, stderr } = await type(`${line} --json`);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
const inCwd = (file: string): Promise<string> => readFile(join(cwd, file), "utf8");

interface Figure {
  readonly measure: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}
const figure = (measures: readonly Figure[], name: string): Figure =>
  measures.find(({ measure }) => measure === name) ?? { measure: name, mean: Number.NaN, low: 0, high: 0 };

test("a scenario is told all that is wrong in its form, each by its line", async () => {
  await written(
    "bad.yaml",
    smallScenario({ days: 0, more: "followUp: { reached: 1.5 }\nnobody: here\n" }).replace("500/day", "-5/day"),
  );
  const { code, stdout } = await type("simulate check bad.yaml");
  expect(code).toBe(1);
  expect(stdout).toMatch(/bad\.yaml:4:7 error days: /);
  expect(stdout).toMatch(/bad\.yaml:6:9 error callers\.rate: "-5\/day" is no rate above 0/);
  expect(stdout).toMatch(/bad\.yaml:17:22 error followUp\.reached: a share is from 0 to 1/);
  expect(stdout).toMatch(/bad\.yaml:18:\d+ error nobody: there is no such field here/);
  expect(stdout).toContain("bad.yaml: 4 errors\n");
});

test("a check that finds nothing wrong says what the scenario leaves to defaults", async () => {
  const { code, stdout } = await type("simulate check small.yaml");
  expect(code).toBe(0);
  expect(stdout).toContain("small.yaml: small can be simulated in nyc-311.\n");
  expect(stdout).toMatch(/^operators +\d+\.\d %$/m);
  expect(stdout).toMatch(/^those who call back +\d+\.\d %$/m);
  expect(stdout).toMatch(/^callers\.patience +exponential \(mean 3m\) +assumption/m);
});

test("a line that grows without end is refused before the run, with the utilisation that shows it", async () => {
  await written("crowded.yaml", smallScenario().replace("work: 2h", "work: 90d"));
  const { code, stdout, stderr } = await type("simulate run crowded.yaml");
  expect({ code, stdout }).toEqual({ code: 65, stdout: "" });
  expect(stderr).toMatch(/NYPD would be busy [\d,]+ % of its open time: its backlog grows without end/);
  expect(stderr).toContain("Try: swiftline simulate check crowded.yaml");
});

test("a run tells each measure with its interval, and writes the same bytes for one thread and for two", async () => {
  const line = "simulate run small.yaml --replications 3 --seed spring";
  const [one, two] = await Promise.all([
    answerOf(`${line} --workers 1 --out outcomes/one`),
    answerOf(`${line} --workers 2 --out outcomes/two`),
  ]);
  expect(one).toMatchObject({ scenario: "small", days: 1, seed: "spring", replications: 3, partial: null });
  expect(two.resultHash).toBe(one.resultHash);
  const calls = figure(one.measures, "calls");
  expect(calls.mean).toBeGreaterThan(200);
  expect(calls.low).toBeLessThan(calls.mean);
  expect(calls.high - calls.mean).toBeCloseTo(calls.mean - calls.low, 9);
  for (const file of ["replications.csv", "summary.csv", "manifest.json"])
    expect(await inCwd(`outcomes/two/${file}`)).toBe(await inCwd(`outcomes/one/${file}`));
  expect(await inCwd("outcomes/one/replications.csv")).toMatch(/^small,0,waitedSeconds,s,[\d.]+$/m);
  const rows = (await inCwd("outcomes/one/replications.csv")).split("\n").filter((row) => row.includes(",calls,"));
  const values = rows.map((row) => Number(row.split(",").at(-1)));
  expect(values).toHaveLength(3);
  expect(values.reduce((sum, value) => sum + value, 0) / 3).toBeCloseTo(calls.mean, 9);
});

test("the log of a run is an import like any other, and counts what the first replication counted", async () => {
  const line = "simulate run small.yaml --replications 2 --seed log --out outcomes/log --log run.ndjson.gz";
  const { log } = await answerOf(line);
  expect(log).toMatchObject({ file: "run.ndjson.gz", whole: true, until: "2026-05-05T00:00:00-04:00" });
  expect(await answerOf("import run.ndjson.gz --db run.sqlite")).toMatchObject({
    rows: log.appeals,
    new: log.appeals,
    rejected: 0,
  });
  const counts = new Map<string, number>();
  const book = await openCity(join(cwd, "city"));
  const store = await openStore(join(cwd, "run.sqlite"), { book, mode: "read" });
  for await (const { history } of store.log.all())
    for (const { type: event } of history) counts.set(event, (counts.get(event) ?? 0) + 1);
  expect(await store.check()).toEqual([]);
  await store.close();
  const first = new Map(
    (await inCwd("outcomes/log/replications.csv"))
      .split("\n")
      .filter((row) => row.startsWith("small,0,"))
      .map((row) => [row.split(",")[2], Number(row.split(",").at(-1))]),
  );
  expect(log.appeals).toBe(first.get("registered"));
  expect(counts.get("AppealRegistered")).toBe(first.get("registered"));
  expect(counts.get("ResultReported")).toBe(first.get("reports"));
  expect(counts.get("AppealClosed") ?? 0).toBe(first.get("closed"));
  expect(counts.get("InquiryAnswered")).toBe(first.get("answeredAtOnce"));
});

test("more operators answer faster, and of what they cannot change no difference is told", async () => {
  const line = "simulate compare small.yaml more.yaml --replications 10 --out outcomes/compared";
  const { comparisons, measures } = await answerOf(line);
  const of = (name: string) => comparisons.find(({ measure }: Figure) => measure === name);
  expect(of("wait")).toMatchObject({
    finding: "less",
    verdict: expect.stringContaining("more operators answers faster"),
  });
  expect(of("contacted").finding).toBe("no-difference-shown");
  const sides = measures.filter(({ measure }: Figure) => measure === "wait");
  expect(of("wait").difference).toBeLessThan(0);
  expect(sides.map(({ scenario }: { readonly scenario: string }) => scenario)).toEqual(["small", "more operators"]);
  expect(await inCwd("outcomes/compared/comparisons.csv")).toContain("more operators,small,wait,s,-");
});

test("other rules are met by the same callers: without returns nothing about the calls changes", async () => {
  await cp(join(cwd, "city"), join(cwd, "strict"), { recursive: true });
  await written("strict/city.yaml", (await inCwd("city/city.yaml")).replace(/maxReturns: \d+/, "maxReturns: 0"));
  await written("returning.yaml", smallScenario().replace("work: 2h", "work: 2h, returns: 0.5"));
  const line = "simulate compare returning.yaml returning.yaml --other-city strict --replications 3";
  const { comparisons } = await answerOf(line);
  const findings = new Map(comparisons.map((one: { measure: string; finding: string }) => [one.measure, one.finding]));
  expect(findings.get("calls")).toBe("same");
  expect(findings.get("wait")).toBe("same");
  expect(findings.get("returned")).toBe("less");
});

test("Ctrl-C keeps what is done and says so; the same command goes on to the same end", async () => {
  const line = "simulate run small.yaml --replications 400 --workers 1 --out outcomes/part";
  const { child, outcome } = start(command(...line.split(" ")), { cwd, env });
  const linesDone = async () => (await inCwd("outcomes/part/checkpoint.ndjson").catch(() => "")).split("\n").length;
  while (child.exitCode === null && (await linesDone()) < 4) await setTimeout(5);
  child.kill("SIGINT");
  const { code, stdout } = await outcome;
  expect(code).toBe(130);
  expect(stdout).toContain("This is a part of what was asked for: stopped before the end.");
  const done = (await inCwd("outcomes/part/manifest.json")).match(/"replications": \[\s*(\d+)/)?.[1];
  expect(Number(done)).toBeLessThan(400);
  expect(JSON.parse(await inCwd("outcomes/part/manifest.json"))).toMatchObject({ partial: "stopped before the end" });

  const [other, straight] = await Promise.all([
    type("simulate run more.yaml --out outcomes/part"),
    answerOf(`simulate run small.yaml --replications ${Number(done) + 2}`),
  ]);
  expect(other).toMatchObject({ code: 65, stderr: expect.stringContaining("the checkpoint is of another experiment") });
  const again = await answerOf(line.replace("400", String(Number(done) + 2)));
  expect(again).toMatchObject({ partial: null, resultHash: straight.resultHash });
  expect(again.files).not.toContain("outcomes/part/checkpoint.ndjson");
});

test("a run that is stopped before anything is done leaves alone what an earlier one found", async () => {
  const folder = "outcomes/kept";
  await answerOf(`simulate run small.yaml -n 2 --out ${folder}`);
  const found = await inCwd(`${folder}/manifest.json`);
  await written("long.yaml", smallScenario({ days: 3660 }));
  const { child, outcome } = start(command(..."simulate run long.yaml --out".split(" "), folder), { cwd, env });
  while (child.exitCode === null && !existsSync(join(cwd, folder, "checkpoint.ndjson"))) await setTimeout(5);
  child.kill("SIGINT");
  expect((await outcome).code).toBe(130);
  expect(await inCwd(`${folder}/manifest.json`)).toBe(found);
  expect(await readdir(join(cwd, folder))).toEqual(
    expect.arrayContaining(["replications.csv", "series.csv", "summary.csv"]),
  );
});

test("a scenario in TypeScript is what its module exports", async () => {
  const { groups } = {
    groups: [{ name: "all", languages: ["en"], shifts: [{ from: "00:00", until: "24:00", operators: 2 }] }],
  };
  const scenario = { name: "typed", city: "nyc-311", from: "2026-05-04", days: 1, operators: { groups } };
  const text = `const rate: number = 50;\nexport default ${JSON.stringify(scenario).slice(
    0,
    -1,
  )}, callers: { rate: \`\${rate}/day\`, languages: { en: 1 } } };\n`;
  await written("typed.ts", text);
  expect(await answerOf("simulate run typed.ts -n 2")).toMatchObject({ scenario: "typed", partial: null });
  await written("empty.ts", "export const scenario = {};\n");
  await written("broken.ts", "export default {;\n");
  const refused = async (file: string) => {
    const { code, stdout } = await type(`simulate check ${file}`);
    return [code, stdout];
  };
  expect(await refused("empty.ts")).toEqual([
    1,
    expect.stringContaining("error it exports no scenario: write export default"),
  ]);
  expect(await refused("broken.ts")).toEqual([1, expect.stringContaining("error it cannot be run: ")]);
  expect(await type("simulate check missing.ts")).toMatchObject({
    stderr: expect.stringContaining("no such scenario"),
  });
});

test("what cannot be written is said before anything is simulated", async () => {
  const { code, stdout, stderr } = await type("simulate compare small.yaml more.yaml --out small.yaml/below");
  expect({ code, stdout }).toEqual({ code: 73, stdout: "" });
  expect(stderr).toContain("small.yaml/below: no folder can be made there\nTry: name a folder");
});

test.runIf(existsSync("/proc/self"))("where the system lets no folder be made that is said at once", async () => {
  const { code, stderr } = await type("simulate run small.yaml --out /proc/outcome");
  expect(code).toBe(73);
  expect(stderr).toContain("/proc/outcome: no folder can be made there");
});

test("an outcome stands alone in its folder: tables of an earlier one are gone", async () => {
  await answerOf("simulate compare small.yaml more.yaml -n 2 --formats csv,parquet --out outcomes/reused");
  const { files } = await answerOf("simulate run small.yaml -n 2 --out outcomes/reused");
  const there = (await readdir(join(cwd, "outcomes/reused"))).map((file) => `outcomes/reused/${file}`);
  expect(there.toSorted()).toEqual(files.toSorted());
});

const wrong: readonly (readonly [what: string, from: string, to: string, told: string])[] = [
  [
    "time that would stand still",
    "  rate: 500/day",
    "  rate: 500/day\n  patience: 0s\n  redial: { share: 1, after: 0s }",
    "error callers.redial: all who find no operator free hang up at once and call again at once",
  ],
  [
    "weights of nothing",
    "  rate: 500/day",
    "  rate: 500/day\n  channels: { phone: 0 }",
    "error callers.channels: one weight at least is above 0",
  ],
  ["a rate without a unit", "500/day", "500", "error callers.rate: write 500/day or 500/hour"],
  ["a name of two lines", 'name: "small"', 'name: "small\\nand more"', "error a name has no line breaks"],
];
test.each(wrong)("a scenario with %s is refused", async (_, from, to, told) => {
  await written("wrong.yaml", smallScenario().replace(from, to));
  const { code, stdout } = await type("simulate check wrong.yaml");
  expect(code).toBe(1);
  expect(stdout).toContain(told);
});

test("a scenario with more callers than can be simulated is a warning with their number", async () => {
  const offices = "followUp: { callers: 999999999999 }\n";
  const many = smallScenario({ operators: 999_999_999_999, more: offices });
  await written("vast.yaml", many.replace("500/day", "999999999999/hour").replace("staff: 40", "staff: 999999999999"));
  const { stdout } = await type("simulate check vast.yaml");
  expect(stdout).toContain("warning callers.rate: some 24,000,000,000,000 contacts in one replication");
});

test("scenarios of different length are not compared, and a seed is one line", async () => {
  await written("longer.yaml", smallScenario({ name: "longer", days: 2 }));
  const [compared, seeded] = await Promise.all([
    type("simulate compare small.yaml longer.yaml"),
    run(["simulate", "run", "small.yaml", "--seed", "one\ntwo"], { cwd, env }),
  ]);
  expect(compared).toMatchObject({ code: 64, stdout: "" });
  expect(compared.stderr).toContain("a scenario of 1 day is not compared with one of 2 days");
  expect(seeded).toMatchObject({ code: 64, stdout: "" });
  expect(seeded.stderr).toContain("a seed has no line breaks");
});
