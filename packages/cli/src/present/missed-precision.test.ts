import {
  type AskedDesign,
  type ExperimentResult,
  inOneThread,
  pointOf,
  runExperiment,
} from "@swiftline/core/simulation/experiment";
import { expect, test } from "vitest";
import { missedPrecision } from "./missed-precision.ts";

const asked: AskedDesign = {
  scenario: "waits",
  seed: "1",
  points: [pointOf({ agents: 1 })],
  measures: [
    { name: "wait", kind: "mean", unit: "s" },
    { name: "hung up", kind: "ratio", part: "lost", whole: "calls" },
    { name: "breaches", kind: "mean" },
  ],
  stopping: { minimum: 4 },
};

async function resultOf(precisions: AskedDesign["stopping"]["precisions"] & {}, points = asked.points) {
  const model = inOneThread((_, replication) => ({
    wait: 100 + 10 * (replication % 2),
    lost: replication % 3,
    calls: 10,
    breaches: 0,
  }));
  const result = await runExperiment({ ...asked, points, stopping: { minimum: 4, cap: 4, precisions } }, model);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value satisfies ExperimentResult;
}

test("what is known as exactly as asked is not told", async () => {
  expect(missedPrecision(await resultOf([]))).toBeUndefined();
  expect(missedPrecision(await resultOf([{ measure: "wait", relative: 0.2 }]))).toBeUndefined();
});

test("what is not is told by its unit, with what was asked", async () => {
  const told = await resultOf([
    { measure: "wait", relative: 0.01 },
    { measure: "wait", absolute: 2 },
    { measure: "hung up", absolute: 0.01 },
    { measure: "hung up", relative: 0.05 },
    { measure: "breaches", relative: 0.05 },
  ]);
  expect(missedPrecision(told)).toBe(
    "Not known as exactly as asked after 4 replications: wait ±9.59 % (asked ±1 %), wait ±9.19 s (asked ±2 s), hung up ±15.2 pts (asked ±1 pts), hung up cannot be told yet (asked ±5 %), breaches the same in all, which are too few to trust that (asked ±5 %).",
  );
});

test("of many points the first are told, each by its name", async () => {
  const points = Array.from({ length: 8 }, (_, agents) => pointOf({ agents }));
  const told = missedPrecision(await resultOf([{ measure: "wait", relative: 0.01 }], points));
  expect(told).toMatch(
    /: wait of agents=0 ±9\.59 % \(asked ±1 %\), .* wait of agents=5 ±9\.59 % \(asked ±1 %\), 2 more\.$/,
  );
});
