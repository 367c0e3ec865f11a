import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type AskedDesign,
  type ExperimentResult,
  inOneThread,
  manifestOf,
  runExperiment,
} from "@swiftline/core/simulation/experiment";
import { compileZone } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { openOutcome } from "./outcome-folder.ts";

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

const described = (result: ExperimentResult) => ({
  manifest: manifestOf(result, { versions: {}, streams: [] }),
  zone: compileZone("America/New_York"),
});

test("an outcome is tidy tables and a manifest, and no cell of them is run as a formula", async () => {
  const folder = join(await emptyFolder(), "made/now");
  const result = await found();
  const files = await (await openOutcome(folder)).write(result, described(result));
  const names = ["comparisons.csv", "manifest.json", "replications.csv", "summary.csv"];
  expect((await readdir(folder)).sort()).toEqual(names);
  expect([...files].sort()).toEqual(names.map((name) => join(folder, name)));
  expect(await readFile(join(folder, "replications.csv"), "utf8")).toBe(
    ["point,replication,measure,value", "one,0,number,0", "one,1,number,1", "one,2,number,2"]
      .concat(["'=two(),0,number,0", "'=two(),1,number,1", "'=two(),2,number,2", ""])
      .join("\n"),
  );
});

test("a part leaves where to go on, and the whole takes that away", async () => {
  const folder = await emptyFolder();
  const part = await found(2);
  await (await openOutcome(folder)).write(part, described(part));
  const { checkpoint, write } = await openOutcome(folder);
  expect(checkpoint).toEqual(part.checkpoint);
  const whole = await found();
  await write(whole, described(whole));
  expect((await openOutcome(folder)).checkpoint).toBeUndefined();
  expect(await readdir(folder)).not.toContain("checkpoint.json");
});

test("a folder that cannot be made, and a checkpoint that is none, are refused", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "checkpoint.json"), '{ "format": "another" }');
  await expect(openOutcome(join(folder, "checkpoint.json/below"))).rejects.toMatchObject({ code: "file/not-writable" });
  await expect(openOutcome(folder)).rejects.toMatchObject({
    code: "file/malformed",
    problems: expect.arrayContaining([expect.objectContaining({ field: "format" })]),
  });
});
