import { expect, test } from "vitest";
import { readCheckpoint } from "./checkpoint.ts";
import type { AskedDesign } from "./design.ts";
import { runExperiment } from "./run-experiment.ts";
import { inOneThread } from "./runner.ts";
import { grid } from "./sweep.ts";

const design: AskedDesign = {
  scenario: "numbers",
  seed: "1",
  points: grid({ add: [1, 2] }),
  measures: [{ name: "value", kind: "mean" }],
  stopping: { minimum: 6 },
};
const runner = inOneThread(({ values }, replication) => ({ value: Number(values.add) + (replication % 3) }));

async function checkpointOfIt() {
  const result = await runExperiment(design, runner);
  if (!result.ok) throw new Error("it was refused");
  return result.value.checkpoint;
}

test("it survives the way through JSON", async () => {
  const checkpoint = await checkpointOfIt();
  expect(readCheckpoint(JSON.parse(JSON.stringify(checkpoint)))).toEqual({ ok: true, value: checkpoint });
});

test("an experiment that was finished runs nothing when it goes on", async () => {
  const never = () => Promise.reject(new Error("it was run"));
  expect((await runExperiment(design, never, await checkpointOfIt())).ok).toBe(true);
});

test("when to stop may change: only the new replications are run", async () => {
  let runs = 0;
  const counting: typeof runner = (asked, finished) => {
    runs += asked.length;
    return runner(asked, finished);
  };
  await runExperiment({ ...design, stopping: { minimum: 10 } }, counting, await checkpointOfIt());
  expect(runs).toBe(2 * 4);
});

test.each([
  ["another seed", { seed: "2" }],
  ["another scenario", { scenario: "other numbers" }],
  ["other points", { points: grid({ add: [1, 3] }) }],
  ["antithetic pairs", { antithetic: true }],
  ["a warm-up", { warmUp: { method: "given", dropped: 5, observations: 50, capped: false } as const }],
])("a checkpoint is refused by a design with %s", async (_, change) => {
  expect(await runExperiment({ ...design, ...change }, runner, await checkpointOfIt())).toMatchObject({
    ok: false,
    reason: [{ code: "experiment/other-checkpoint" }],
  });
});

test("a checkpoint whose values do not fit the measures of the design is refused, value by value", async () => {
  const measures = [{ name: "value", kind: "share" as const }];
  const result = await runExperiment({ ...design, measures }, runner, await checkpointOfIt());
  expect(result.ok ? [] : result.reason.map(({ field }) => field)).toEqual(
    [1, 2, 4, 5, 6, 7, 8, 9, 10, 11].map((at) => `finished.${at}.measured`),
  );
});

test("what is no checkpoint is refused with all that is wrong and where", () => {
  const read = readCheckpoint({
    format: "swiftline-experiment-0",
    finished: [{ point: "A", replication: -1, measured: { value: null } }],
  });
  expect(read.ok ? [] : read.reason.map(({ field }) => field)).toEqual([
    "format",
    "runsOf",
    "finished.0.replication",
    "finished.0.measured.value",
  ]);
  for (const wrong of [undefined, null, [], "text"]) expect(readCheckpoint(wrong).ok).toBe(false);
});
