import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { smallScenario } from "../small-scenario.ts";
import { run } from "../swiftline.ts";

const cwd = await newYork();
await writeFile(join(cwd, "small.yaml"), smallScenario());
await cp(join(cwd, "city"), join(cwd, "strict"), { recursive: true });
const rules = await readFile(join(cwd, "city/city.yaml"), "utf8");
await writeFile(join(cwd, "strict/city.yaml"), rules.replace(/maxReturns: \d+/, "maxReturns: 0"));

const OPERATORS = "operators.groups.0.shifts.0.operators";
const type = (line: string) => run(line.split(" "), { cwd });
async function must(line: string): Promise<string> {
  const { code, stdout, stderr } = await type(line);
  if (code !== 0) throw new Error(stderr || stdout);
  return stdout;
}

async function bytesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(join(cwd, folder));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(cwd, folder, name), "base64")] as const)),
  );
}

test.each([
  ["a run", "run small.yaml --antithetic -n 4 --formats csv,parquet --city city", "--formats csv,parquet --city city"],
  ["a run of skew measures", "run small.yaml -n 5 --interval bootstrap --city city", "--city city"],
  [
    "a comparison of two books",
    "compare small.yaml small.yaml -n 2 --city city --other-city strict",
    "-c strict -c city",
  ],
  ["a search", `optimise small.yaml --antithetic -n 4 --vary ${OPERATORS}=3..6 --target wait<=20 -c city`, "-c city"],
  ["a sweep of a range", "sweep small.yaml -n 2 --vary followUp.callers=2..9 --points 2 --seed x -c city", "-c city"],
])("%s is run again by its manifest alone, to the last byte", async (what, line, folders) => {
  const out = what.replaceAll(" ", "-");
  await must(`simulate ${line} --out ${out}`);
  const told = await must(`simulate rerun ${out}/manifest.json ${folders} --out ${out}-again --workers 1`);
  expect(told).toMatch(/^The same as before, to the last bit: [0-9a-f]{64}\.$/m);
  expect(await bytesIn(`${out}-again`)).toEqual(await bytesIn(out));
});

/** A search, of which two tests tell: what it said, and its manifest in `found`. */
const searched = must(
  `simulate optimise small.yaml -n 2 --vary ${OPERATORS}=3..6 --target wait<=20 --city city --out found`,
);

test("a search that is run again tells the cheapest, in words and in JSON, and a page of it there is none", async () => {
  const [cheapest = "no answer"] = /^The cheapest: .*$/m.exec(await searched) ?? [];
  const again = "simulate rerun found/manifest.json --city city";
  expect(await must(again)).toContain(cheapest);
  const { best, same, measures } = JSON.parse(await must(`${again} --json`));
  expect(same).toBe(true);
  expect(cheapest).toContain(`: ${best}, at a cost of `);
  expect(measures).toContainEqual(expect.objectContaining({ scenario: best, measure: "wait" }));
  expect(await type(`${again} --page found.html`)).toMatchObject({ code: 64 });
  expect(await must("simulate cite found")).toContain("Cheapest staffing of a simulated hotline: ");
});

test("a result that is not the same is told by both hashes, and other rules are refused", async () => {
  await must("simulate run small.yaml -n 2 --city city --out claimed");
  const manifest = await readFile(join(cwd, "claimed/manifest.json"), "utf8");
  await writeFile(join(cwd, "claimed/manifest.json"), manifest.replace(/"resultHash": "\w+"/, '"resultHash": "0000"'));
  const other = await type("simulate rerun claimed/manifest.json --city city");
  expect(other).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/Not the same as before: \w+, and it was 0000\./),
  });
  const refused = await type("simulate rerun claimed/manifest.json --city strict");
  expect(refused).toMatchObject({
    code: 64,
    stderr: expect.stringMatching(/simulated by book \w+ of nyc-311, and strict has/),
  });
});

/** Runs a manifest again that somebody changed. */
async function againAfter(folder: string, changes: readonly (readonly [was: string | RegExp, is: string])[]) {
  const text = await readFile(join(cwd, folder, "manifest.json"), "utf8");
  const changed = changes.reduce((all, [was, is]) => all.replaceAll(was, is), text);
  await writeFile(join(cwd, folder, "changed.json"), changed);
  return type(`simulate rerun ${folder}/changed.json --city city`);
}

test("a search whose published answer was changed is not the same as before, and it is said what differs", async () => {
  await searched;
  const manifest = JSON.parse(await readFile(join(cwd, "found/manifest.json"), "utf8"));
  const { best } = manifest.search;
  expect(await againAfter("found", [[`"best": "${best}"`, '"best": "none=1"']])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`Not the same as before: the cheapest is ${best}, and it was none=1.`),
  });
  expect(await againAfter("found", [['"proof": "optimal"', '"proof": "local"']])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("Not the same as before: the proof is optimal, and it was local."),
  });
  expect(await againAfter("found", [['"cost": 1', '"cost": 7']])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`, and it was ${manifest.resultHash}.`),
  });
  const twoBounds = await againAfter("found", [['"atMost": 20', '"atMost": 20, "atLeast": 1']]);
  expect(twoBounds).toMatchObject({
    code: 65,
    stderr: expect.stringContaining("error search.targets.0: a target is a"),
  });
});

test("a place that a manifest names and its scenario has not is told before anything is run, and so is a broken scenario", async () => {
  await must(`simulate optimise small.yaml -n 2 --vary ${OPERATORS}=4..5 --target wait<=60 --city city --out placed`);
  await must(`simulate sweep small.yaml -n 2 --vary ${OPERATORS}=2,3 --city city --out swept`);
  for (const folder of ["placed", "swept"]) {
    const { code, stdout, stderr } = await againAfter(folder, [["groups.0.shifts.0", "groups.7.shifts.0"]]);
    expect({ code, stdout }).toEqual({ code: 65, stdout: "" });
    expect(stderr).toContain("there is no part 7 here, they are counted from 0 to 0");
    const broken = await againAfter(folder, [['"days": 1', '"days": 0']]);
    expect(broken).toMatchObject({ code: 65, stderr: expect.stringContaining("changed.json error days: ") });
    expect(broken.stderr).not.toContain("simulate check");
  }
});

test("what is no manifest is told by field, and a missing one is not called wrong", async () => {
  await writeFile(join(cwd, "wrong.json"), '{ "format": "another", "cities": [] }');
  const { code, stderr } = await type("simulate rerun wrong.json --city city");
  expect(code).toBe(65);
  for (const field of ["format", "cities", "design", "resultHash"]) expect(stderr).toContain(`error ${field}: `);
  expect((await type("simulate rerun nowhere.json --city city")).code).toBe(66);
});

test("a citation goes with the result that it cites, and stays where that comes out again", async () => {
  const cff = () => readFile(join(cwd, "stale/CITATION.cff"), "utf8");
  await must("simulate run small.yaml -n 2 --city city --out stale");
  await must("simulate cite stale --author Office");
  await must("simulate run small.yaml -n 2 --city city --out stale");
  expect(await cff()).toContain("Office");
  await must("simulate run small.yaml -n 2 --seed other --city city --out stale");
  await expect(cff()).rejects.toMatchObject({ code: "ENOENT" });
});

test("a page may lie in the folder that is made for the tables", async () => {
  await must("simulate run small.yaml -n 2 --city city --out made --page made/page.html");
  expect(Object.keys(await bytesIn("made"))).toContain("page.html");
});

test("an outcome says how it is to be cited", async () => {
  await must("simulate run small.yaml -n 2 --seed spring --city city --out cited");
  const words = ["simulate", "cite", "cited", "--author", "Planning & Roads", "--date", "2026-06-01", "--json"];
  const { stdout } = await run(words, { cwd });
  const { bibtex, resultHash, files } = JSON.parse(stdout);
  expect(bibtex).toContain("author = {{Planning \\& Roads}}");
  expect(bibtex).toContain("2 replications, seed spring");
  expect(files).toEqual(["cited/CITATION.cff", "cited/citation.bib"]);
  expect(await type("simulate cite cited --author=")).toMatchObject({ code: 64 });
  const cff = await readFile(join(cwd, "cited/CITATION.cff"), "utf8");
  expect(cff).toContain(`value: "${resultHash}"`);
  expect(cff).toContain("date-released: 2026-06-01");
});
