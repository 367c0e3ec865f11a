import { expect, test } from "vitest";
import type { AskedDesign } from "./design.ts";
import { type FinishedRun, rememberingRunner } from "./remembering-runner.ts";
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
const model = inOneThread(({ values }, replication) => ({ value: Number(values.add) + (replication % 3) }));

/** Runs it with what is known, and answers what was new. */
async function newOf(known: readonly FinishedRun[], asked: Partial<AskedDesign> = {}) {
  const added: FinishedRun[] = [];
  const result = await runExperiment(
    { ...design, ...asked },
    rememberingRunner(model, known, (run) => added.push(run)),
  );
  return { result, added };
}

test("an experiment that was finished runs nothing when it is run again, and finds the same", async () => {
  const { result, added } = await newOf([]);
  expect(added).toHaveLength(12);
  expect(await newOf(added)).toEqual({ result, added: [] });
});

test("of a longer experiment only the new replications are run, and of a wider one only the new points", async () => {
  const { added } = await newOf([]);
  const longer = await newOf(added, { stopping: { minimum: 10 } });
  expect(longer.added.map(({ replication }) => replication)).toEqual([6, 6, 7, 7, 8, 8, 9, 9]);
  const wider = await newOf(added, { points: grid({ add: [1, 2, 3] }) });
  expect(new Set(wider.added.map(({ point }) => point))).toEqual(new Set(["add=3"]));
});

test("a value that does not fit its measure is not remembered, and one that is known fails its run", async () => {
  const measures = [{ name: "value", kind: "share" as const }];
  const { result, added } = await newOf([], { measures });
  expect(added).toEqual([{ point: "add=1", replication: 0, measured: { value: 1 } }]);
  expect(result.ok && result.value.partial).toBe(
    "replication 0 of point add=2 failed: value is 2: it should be 0 or 1",
  );
  const known = [{ point: "add=1", replication: 0, measured: { value: 0.5 } }];
  const again = await newOf(known, { measures });
  expect(again.result.ok && again.result.value.partial).toContain("value is 0.5: it should be 0 or 1");
});
