import { appendFile, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import {
  type AskedDesign,
  type ExperimentRunner,
  inOneThread,
  runExperiment,
} from "@swiftline/core/simulation/experiment";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { emptyFolder } from "../../test/new-york.ts";
import { openCheckpoint } from "./checkpoint-file.ts";

const design: AskedDesign = {
  scenario: "numbers",
  seed: "1",
  points: [{ name: "one", values: {} }],
  measures: [{ name: "number", kind: "mean" }],
  stopping: { minimum: 8 },
};

/** Runs the experiment over a checkpoint; answers how many runs were new. */
async function run(file: string, asked: AskedDesign = design) {
  let ran = 0;
  const model = inOneThread((_, replication) => {
    ran++;
    return { number: 1 / (replication + 3) };
  });
  const checkpoint = await openCheckpoint(file);
  const result = await runExperiment(asked, await checkpoint.over(model, asked));
  await checkpoint.settle();
  return { result, ran };
}

test("wherever a writer was killed, the experiment goes on from the whole lines and ends the same", async () => {
  const whole = join(await emptyFolder(), "whole.ndjson");
  const { result } = await run(whole);
  const bytes = await readFile(whole);
  const file = join(await emptyFolder(), "checkpoint.ndjson");
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length), async (length) => {
      await writeFile(file, bytes.subarray(0, length));
      const lines = bytes.subarray(0, length).toString().split("\n").length - 1;
      expect(await run(file)).toEqual({ result, ran: 8 - Math.max(0, lines - 1) });
      expect(await readFile(file)).toEqual(bytes);
    }),
    tried(50, 500),
  );
});

test("every finished run is in the file, one a line", async () => {
  const file = join(await emptyFolder(), "checkpoint.ndjson");
  await run(file);
  const lines = (await readFile(file, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(9);
  expect(lines[3]).toEqual({ point: "one", replication: 2, measured: { number: 0.2 } });
});

test("a shorter experiment takes from it what it needs, and leaves it to the longer one that was stopped", async () => {
  const file = join(await emptyFolder(), "checkpoint.ndjson");
  await run(file);
  const before = await readFile(file);
  const over = async (minimum: number) => {
    const asked = { ...design, stopping: { minimum } };
    const checkpoint = await openCheckpoint(file);
    const never = () => Promise.reject(new Error("it was run"));
    await runExperiment(asked, await checkpoint.over(never, asked));
    return checkpoint.remove();
  };
  expect(await over(3)).toBe(false);
  expect(await readFile(file)).toEqual(before);
  expect(await over(8)).toBe(true);
  await expect(readFile(file)).rejects.toMatchObject({ code: "ENOENT" });
});

test("another experiment does not go on from it, and does not touch it", async () => {
  const file = join(await emptyFolder(), "checkpoint.ndjson");
  await run(file);
  const before = await readFile(file);
  await expect(run(file, { ...design, seed: "2" })).rejects.toMatchObject({
    code: "file/malformed",
    message: expect.stringContaining("is of another experiment"),
  });
  expect(await readFile(file)).toEqual(before);
});

test("a line that is damaged in the middle is told by its number", async () => {
  const file = join(await emptyFolder(), "checkpoint.ndjson");
  await run(file);
  await appendFile(file, "{ damaged\n");
  await expect(openCheckpoint(file)).rejects.toMatchObject({ code: "file/malformed", problems: [{ line: 10 }] });
  await truncate(file, 0);
  expect((await run(file)).ran).toBe(8);
});

test("a disk that is full in the middle stops the experiment, and says so when it is settled", async () => {
  const file = join(await emptyFolder(), "checkpoint.ndjson");
  const checkpoint = await openCheckpoint(file);
  const model = inOneThread(() => ({ number: 1 }));
  const slowly: ExperimentRunner = async (runs, finished) => {
    for (const one of runs) {
      if ((await model([one], finished)).ended !== "all") return { ended: "stopped" };
      await setTimeout(10);
    }
    return { ended: "all" };
  };
  const asked = { ...design, stopping: { minimum: 100 } };
  const runner = await checkpoint.over(slowly, asked);
  await rm(file);
  await symlink("/dev/full", file);
  const result = await runExperiment(asked, runner);
  expect(result).toMatchObject({ ok: true, value: { partial: "stopped before the end" } });
  await expect(checkpoint.settle()).rejects.toMatchObject({
    code: "file/not-writable",
    message: `${file}: the disk is full`,
  });
});
