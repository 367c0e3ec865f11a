import { expect, test } from "vitest";
import { checkpointHeader, readCheckpoint, runsKey } from "./checkpoint.ts";
import type { AskedDesign } from "./design.ts";
import { grid } from "./sweep.ts";

const design: AskedDesign = {
  scenario: "numbers",
  seed: "1",
  points: grid({ add: [1, 2] }),
  measures: [{ name: "value", kind: "mean" }],
  stopping: { minimum: 6 },
};

test.each([
  ["another seed", { seed: "2" }],
  ["another scenario", { scenario: "other numbers" }],
  ["antithetic pairs", { antithetic: true }],
  ["a warm-up", { warmUp: { method: "given", dropped: 5, observations: 50, capped: false } as const }],
])("%s makes other runs", (_, change) => expect(runsKey({ ...design, ...change })).not.toBe(runsKey(design)));

test.each([
  ["when to stop", { stopping: { minimum: 10 } }],
  ["which points there are", { points: grid({ add: [3] }) }],
  ["how sure the intervals are", { level: 0.99 }],
  ["what is said to be no pairs", { antithetic: false }],
])("%s leaves the runs as they are", (_, change) => expect(runsKey({ ...design, ...change })).toBe(runsKey(design)));

test("it survives the way through lines of JSON", () => {
  const finished = [{ point: "add=1", replication: 0, measured: { value: 1 / 3 } }];
  const lines = [checkpointHeader("key"), ...finished].map((line) => JSON.parse(JSON.stringify(line)));
  expect(readCheckpoint(lines)).toEqual({ ok: true, value: { runsOf: "key", finished } });
});

test("what is no checkpoint is refused with all that is wrong and where", () => {
  const read = readCheckpoint([
    { format: "swiftline-experiment-0" },
    { point: "A", replication: 0, measured: {} },
    { point: "A", replication: -1, measured: { value: null } },
  ]);
  expect(read.ok ? [] : read.reason.map(({ line, field }) => [line, field])).toEqual([
    [1, "format"],
    [1, "runsOf"],
    [3, "replication"],
    [3, "measured.value"],
  ]);
  for (const wrong of [[], [undefined], [null], ["text"]]) expect(readCheckpoint(wrong).ok).toBe(false);
});
