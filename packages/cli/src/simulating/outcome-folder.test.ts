import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type AskedDesign,
  type ExperimentResult,
  inOneThread,
  manifestOf,
  runExperiment,
} from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import { removeEarlier } from "./earlier-outcome.ts";
import { experimentTables } from "./experiment-tables.ts";
import { type Outcome, openOutcome } from "./outcome-folder.ts";
import { openScenario } from "./scenario-file.ts";
import { trialTable } from "./trial-table.ts";
import { writeTables } from "./write-tables.ts";

const design: AskedDesign = {
  scenario: "numbers",
  seed: "1",
  points: [
    { name: "one", values: {} },
    { name: "=two()", values: {} },
  ],
  measures: [{ name: "number", kind: "mean" }],
  stopping: { minimum: 3 },
};

/** Every replication measures its number; the one that is named fails. */
async function found(failing?: number): Promise<ExperimentResult> {
  const model = inOneThread((_, replication) => {
    if (replication === failing) throw new Error("it is broken");
    return { number: replication };
  });
  const result = await runExperiment(design, model);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

const book = await openCity(presetFolder("nyc-311"));
const file = join(await emptyFolder(), "scenario.yaml");
await writeFile(file, smallScenario());
const { scenario } = await openScenario(file, book);

const outcomeOf = (result: ExperimentResult): Outcome => ({
  tables: experimentTables(
    result,
    result.design.points.map((point) => ({ ...point, scenario, book })),
  ),
  zone: book.zone,
  manifest: manifestOf(result, { versions: {}, streams: [] }),
  isPart: result.partial !== undefined,
});
const open = (folder: string) => openOutcome(folder, ["csv"]);

test("an outcome is tidy tables and a manifest, and no cell of them is run as a formula", async () => {
  const folder = join(await emptyFolder(), "made/now");
  const result = await found();
  const files = await (await open(folder)).write(outcomeOf(result));
  const names = ["DICTIONARY.md", "comparisons.csv", "manifest.json", "replications.csv", "summary.csv"];
  expect((await readdir(folder)).sort()).toEqual(names);
  expect([...files].sort()).toEqual(names.map((name) => join(folder, name)));
  expect(await readFile(join(folder, "replications.csv"), "utf8")).toBe(
    ["point,replication,measure,unit,value", "one,0,number,,0", "one,1,number,,1", "one,2,number,,2"]
      .concat(["'=two(),0,number,,0", "'=two(),1,number,,1", "'=two(),2,number,,2", ""])
      .join("\n"),
  );
});

test("tables are there in every format that was asked for", async () => {
  const folder = await emptyFolder();
  const result = await found();
  await (await openOutcome(folder, ["csv", "parquet"])).write(outcomeOf(result));
  for (const table of ["replications", "summary", "comparisons"])
    expect((await readFile(join(folder, `${table}.parquet`))).subarray(0, 4).toString()).toBe("PAR1");
  expect(await readdir(folder)).toContain("replications.csv");
});

test("a part leaves where to go on, and the whole takes that away", async () => {
  const folder = await emptyFolder();
  const { checkpoint, write } = await open(folder);
  const counting = inOneThread((_, replication) => ({ number: replication }));
  await runExperiment(design, await checkpoint.over(counting, design));
  const part = await found(2);
  expect(await write(outcomeOf(part))).toContain(join(folder, "checkpoint.ndjson"));

  const again = await open(folder);
  const never = () => Promise.reject(new Error("it was run"));
  const whole = await runExperiment(design, await again.checkpoint.over(never, design));
  expect(whole).toEqual({ ok: true, value: await found() });
  if (whole.ok) await again.write(outcomeOf(whole.value));
  expect(await readdir(folder)).not.toContain("checkpoint.ndjson");
});

test("tables of an earlier experiment are gone, and what is not ours stays", async () => {
  const folder = await emptyFolder();
  const compared = await found();
  await (await openOutcome(folder, ["csv", "parquet"])).write(outcomeOf(compared));
  await writeFile(join(folder, "notes.csv"), "mine\n");
  const one = { ...design, points: design.points.slice(0, 1) };
  const alone = await runExperiment(
    one,
    inOneThread((_, replication) => ({ number: replication })),
  );
  if (!alone.ok) throw new Error(JSON.stringify(alone.reason));
  await (await open(folder)).write(outcomeOf(alone.value));
  const ours = ["DICTIONARY.md", "manifest.json", "replications.csv", "summary.csv"];
  expect((await readdir(folder)).sort()).toEqual([...ours, "notes.csv"].sort());
});

test("the dictionary has every column of every table, and what each measure means and is made of", async () => {
  const folder = await emptyFolder();
  const measures = [{ name: "lost", kind: "ratio", part: "number", whole: "number", meaning: "who hung up" }] as const;
  const result = { ...(await found()), design: { ...(await found()).design, measures } };
  await (await open(folder)).write(outcomeOf(result));
  const dictionary = await readFile(join(folder, "DICTIONARY.md"), "utf8");
  for (const table of ["replications", "summary", "comparisons"]) {
    const [header = ""] = (await readFile(join(folder, `${table}.csv`), "utf8")).split("\n");
    const part = dictionary.split(`## ${table}\n`)[1]?.split("\n## ")[0] ?? "";
    const columns = [...part.matchAll(/^\| `(\w+)` \| \w+ \| ./gm)].map(([, name]) => name);
    expect(columns).toEqual(header.split(","));
  }
  expect(dictionary).toContain("| lost | share | who hung up | `number` / `number` |");
});

test("a folder in which another dictionary lies is refused before anything is run", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "DICTIONARY.md"), "# Appeals of a city\n");
  await expect(open(folder)).rejects.toMatchObject({ code: "file/not-writable" });
  expect(await readFile(join(folder, "DICTIONARY.md"), "utf8")).toBe("# Appeals of a city\n");
});

test("what only has the name of a table, or of a manifest, and was not written by us, stays", async () => {
  const folder = await emptyFolder();
  const others = ["comparisons.parquet", "manifest.json", "points.csv", "series.csv", "trials.csv"];
  await mkdir(join(folder, "series.parquet"));
  for (const file of others) await writeFile(join(folder, file), "mine\n");
  await removeEarlier(folder, [], { resultHash: "" });
  expect((await readdir(folder)).sort()).toEqual([...others, "series.parquet"].sort());
});

test("a run takes away what a search tried, and a search what a run found", async () => {
  const folder = await emptyFolder();
  const trials = async () => {
    const tables = [trialTable([])];
    const files = await writeTables(tables, { folder, formats: ["csv", "parquet"], zone: book.zone });
    await removeEarlier(folder, files, { resultHash: "" });
  };
  await trials();
  const result = await found();
  const files = await (await openOutcome(folder, ["csv", "parquet"])).write(outcomeOf(result));
  expect((await readdir(folder)).map((file) => join(folder, file)).sort()).toEqual([...files].sort());
  await trials();
  expect((await readdir(folder)).sort()).toEqual(["DICTIONARY.md", "trials.csv", "trials.parquet"]);
});

test("a folder that cannot be made, and a checkpoint that is none, are refused", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "checkpoint.ndjson"), '{ "format": "another" }\n');
  await expect(open(join(folder, "checkpoint.ndjson/below"))).rejects.toMatchObject({ code: "file/not-writable" });
  await expect(open(folder)).rejects.toMatchObject({
    code: "file/malformed",
    problems: expect.arrayContaining([expect.objectContaining({ field: "format", line: 1 })]),
  });
});
