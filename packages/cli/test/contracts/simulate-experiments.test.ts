import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { smallScenario } from "../small-scenario.ts";
import { run } from "../swiftline.ts";

const cwd = await newYork();
await writeFile(join(cwd, "small.yaml"), smallScenario());

const env = { SWIFTLINE_CITY: "city" };
const type = (...words: readonly string[]) => run(words, { cwd, env });
async function answerOf(...words: readonly string[]) {
  const { code, stdout, stderr } = await type(...words, "--json");
  if (code !== 0) throw new Error(stderr || stdout);
  return JSON.parse(stdout);
}
const inCwd = (file: string): Promise<string> => readFile(join(cwd, file), "utf8");
const OPERATORS = "operators.groups.0.shifts.0.operators";

interface Figure {
  readonly measure: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}
const figure = (measures: readonly Figure[], name: string): Figure | undefined =>
  measures.find(({ measure }) => measure === name);

test("a sweep tells every point, and each is what a run of its own would come to", async () => {
  const varied = ["--vary", `${OPERATORS}=2,3`, "--vary", "offices.usual.discipline=fifo,severity"];
  const swept = await answerOf("simulate", "sweep", "small.yaml", ...varied, "-n", "2", "--out", "swept");
  expect(swept.points.map(({ values }: { readonly values: object }) => values)).toEqual([
    { [OPERATORS]: 2, "offices.usual.discipline": "fifo" },
    { [OPERATORS]: 2, "offices.usual.discipline": "severity" },
    { [OPERATORS]: 3, "offices.usual.discipline": "fifo" },
    { [OPERATORS]: 3, "offices.usual.discipline": "severity" },
  ]);
  await writeFile(join(cwd, "three.yaml"), smallScenario({ operators: 3 }));
  const alone = await answerOf("simulate", "run", "three.yaml", "-n", "2");
  expect(swept.points[2].measures).toEqual(alone.measures);
  expect(swept.points[0].comparisons).toEqual([]);
  expect(figure(swept.points[2].comparisons, "wait")).toMatchObject({ difference: expect.any(Number) });
  expect((await inCwd("swept/points.csv")).split("\n")[1]).toBe(
    `${OPERATORS}=2 offices.usual.discipline=fifo,${OPERATORS},2`,
  );
});

test("a point that cannot be is told before any is run, with its path and its point, all problems at once", async () => {
  const varied = ["--vary", "offices.usual.staff=40,0", "--vary", "callers.langages.en=1", "--vary", "days.first=1"];
  const { code, stdout, stderr } = await type("simulate", "sweep", "small.yaml", ...varied);
  expect({ code, stdout }).toEqual({ code: 65, stdout: "" });
  expect(stderr).toContain("small.yaml: this cannot be simulated, 3 errors");
  expect(stderr).toMatch(
    /small\.yaml:16:\d+ error offices\.usual\.staff: an agency without staff .* \(at offices\.usual\.staff=0 /,
  );
  expect(stderr).toMatch(/error callers\.langages: there is no such field here \(at .* and 1 other point\)/);
  expect(stderr).toMatch(/error days\.first: 1 has no parts/);
});

test("the cheapest staff that reaches a target reaches it, and one fewer does not", async () => {
  const found = await answerOf(
    ...["simulate", "optimise", "small.yaml", "--vary", `${OPERATORS}=1..6`, "--cost", `${OPERATORS}=2`],
    ...["--target", "answered in time>=85%", "-n", "2", "--out", "optimum"],
  );
  const best = found.best.values[OPERATORS];
  expect(found).toMatchObject({ proof: "optimal", best: { cost: 2 * best }, nextCheaper: { cost: 2 * (best - 1) } });
  expect(figure(found.best.measures, "answered in time")?.mean).toBeGreaterThanOrEqual(0.85);
  expect(figure(found.nextCheaper.misses, "answered in time")?.mean).toBeLessThan(0.85);
  expect(found.trials.length).toBeLessThan(6);
  const again = figure(found.confirmation.measures, "answered in time");
  expect(again?.mean).not.toBe(figure(found.best.measures, "answered in time")?.mean);
  expect(found.confirmation.reached).toBe((again?.mean ?? 0) >= 0.85);
  expect(await inCwd("optimum/trials.csv")).toContain(`${OPERATORS}=${best},${2 * best},true,answered in time,share,`);
});

test("a target that more staff harms is found between two staffings of which neither reaches all", async () => {
  const targets = ["--target", "answered in time>=70%", "--target", "operators busy>=35%"];
  const search = ["simulate", "optimise", "small.yaml", "--vary", `${OPERATORS}=1..30`, ...targets, "-n", "2"];
  const { best, proof, trials } = await answerOf(...search);
  expect(trials.slice(0, 2)).toMatchObject([{ reached: false }, { values: { [OPERATORS]: 30 }, reached: false }]);
  expect(figure(best.measures, "answered in time")?.mean).toBeGreaterThanOrEqual(0.7);
  expect(figure(best.measures, "operators busy")?.mean).toBeGreaterThanOrEqual(0.35);
  expect(proof).toBe("optimal");
  const { stdout } = await type(...search);
  expect(stdout).toContain("where more of something did harm, all that costs less was tried.");
});

test("a target, a confidence or a cost that cannot be is refused, with what would be right", async () => {
  const search = ["simulate", "optimise", "small.yaml", "--vary", `${OPERATORS}=3..6`];
  const refused = async (...words: readonly string[]) => {
    const { code, stderr } = await type(...search, ...words);
    expect(code).toBe(64);
    return stderr;
  };
  expect(await refused("--target", "answered in time>=80")).toContain("did you mean 80 %?");
  expect(await refused("--target", "wait<=10", "--confidence", "0.9")).toContain("did you mean 90?");
  expect(await refused("--target", "wait<=10", "--cost", `${OPERATORS}=0`)).toContain(`write --cost ${OPERATORS}=1.5`);
});

test("a staffing whose mean reaches a target but not surely enough is not said to be on the wrong side", async () => {
  const { stdout } = await type(
    ...["simulate", "optimise", "small.yaml", "--vary", `${OPERATORS}=1..6`, "-n", "2"],
    ...["--target", "answered in time>=50%", "--confidence", "99.9"],
  );
  expect(stdout).toMatch(/misses answered in time ≥ 50 % with \d\d.* to .*\), which is not 99\.9 % sure/);
});

test("a search and a run each stand alone in their folder", async () => {
  const out = ["-n", "2", "--out", "either"];
  const there = async () => (await readdir(join(cwd, "either"))).map((file) => `either/${file}`).sort();
  const search = ["simulate", "optimise", "small.yaml", "--vary", `${OPERATORS}=4..5`, "--target", "wait<=60"];
  const { files } = await answerOf("simulate", "run", "small.yaml", ...out);
  expect(await there()).toEqual([...files].sort());
  await answerOf(...search, ...out);
  expect(await there()).toEqual(["either/DICTIONARY.md", "either/manifest.json", "either/trials.csv"]);
  await answerOf("simulate", "run", "small.yaml", ...out);
  expect(await there()).toEqual([...files].sort());
});

test("where all replications have the same value, that is told in place of an interval", async () => {
  const { stdout } = await type("simulate", "run", "small.yaml", "-n", "3");
  expect(stdout).toMatch(/^breaches +0 +the same in all 3$/m);
});

test("where nothing within the ranges reaches the targets, that is said, with the dearest that misses", async () => {
  const { code, stdout } = await type(
    ...["simulate", "optimise", "small.yaml", "--vary", `${OPERATORS}=0..1`, "--target", "wait<=0.001", "-n", "2"],
  );
  expect(code).toBe(1);
  expect(stdout).toContain("Nothing within the ranges reaches that.");
  expect(stdout).toMatch(/The dearest, \S+=1 at 1, misses wait ≤ 0\.001 s with /);
});

test("replications go on until a measure is known as exactly as wanted, and no further than is allowed", async () => {
  const wanted = ["simulate", "run", "small.yaml", "-n", "2", "--precision", "calls=10%", "--level", "90"];
  const known = await answerOf(...wanted, "--at-most", "40");
  const { mean = 0, high = 0, n } = figure(known.measures, "calls") ?? {};
  expect((high - mean) / mean).toBeLessThan(0.1);
  expect(known).toMatchObject({ replications: n, measures: [{ level: 0.9 }, ...known.measures.slice(1)] });
  expect(known.missed).toEqual([]);
});

test("a precision that is not reached is told, to people, to programs and in the manifest", async () => {
  const asked = ["simulate", "run", "small.yaml", "-n", "2", "--precision", "calls=0.1%", "--at-most", "3"];
  const { replications, missed } = await answerOf(...asked, "--out", "missed");
  expect(replications).toBe(3);
  expect(missed).toMatchObject([{ measure: "calls", relative: true, wanted: 0.001 }]);
  expect(JSON.parse(await inCwd("missed/manifest.json")).missed).toEqual(missed);
  const { code, stdout } = await type(...asked);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Not known as exactly as asked after 3 replications: calls .*\(asked ±0\.1 %\)\./);
});

test("what cannot be is refused before anything is run", async () => {
  const { code, stdout, stderr } = await type("simulate", "run", "small.yaml", "--warm-up", "1");
  expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
  expect(stderr).toContain("a warm-up of 1 days leaves nothing of 1");
  const fewer = ["simulate", "run", "small.yaml", "--precision", "calls=5%", "--at-most", "4"];
  expect((await type(...fewer)).stderr).toContain("--at-most 4 is fewer than the 10 replications to begin with");
});
