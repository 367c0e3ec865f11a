import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import { canonicalJson } from "../../src/hash.ts";
import type { AskedDesign } from "../../src/simulation/experiment/design.ts";
import { type FinishedRun, rememberingRunner } from "../../src/simulation/experiment/remembering-runner.ts";
import { type ExperimentResult, runExperiment } from "../../src/simulation/experiment/run-experiment.ts";
import { type ExperimentRunner, inOneThread, type ReplicationModel } from "../../src/simulation/experiment/runner.ts";
import { grid } from "../../src/simulation/experiment/sweep.ts";
import { tried } from "../runs.ts";

const model: ReplicationModel = ({ values }, replication) => {
  const { exponential, uniform } = randomStreams("laws").stream("draws", replication);
  const calls = Math.floor(20 * exponential());
  return {
    ...(calls > 0 && { wait: (exponential() + exponential()) / Number(values.agents) }),
    calls,
    prompt: Math.floor(calls * uniform()),
    calm: uniform() < 0.3 ? 1 : 0,
  };
};

const design = (asked: Partial<AskedDesign>): AskedDesign => ({
  scenario: "laws",
  seed: "laws",
  points: grid({ agents: [1, 2, 3] }),
  measures: [
    { name: "wait", kind: "mean" },
    { name: "in time", kind: "ratio", part: "prompt", whole: "calls" },
    { name: "calm", kind: "share" },
  ],
  stopping: { minimum: 5 },
  ...asked,
});

const arbitraryStopping = fc
  .record({
    minimum: fc.integer({ min: 2, max: 12 }),
    more: fc.integer({ min: 0, max: 40 }),
    relative: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
  })
  .map(({ minimum, more, relative }) => ({
    minimum,
    cap: minimum + more,
    precisions: [{ measure: "wait", relative }],
  }));

/** Finishes runs in an order of its own, and stops after so many. */
const inOrderOf =
  (seed: number, stopAfter = Number.POSITIVE_INFINITY): ExperimentRunner =>
  async (runs, finished) => {
    const { uniform } = randomStreams(seed).stream("order");
    const shuffled = runs.map((run) => ({ run, at: uniform() })).sort((a, b) => a.at - b.at);
    for (const { run } of shuffled) {
      if (stopAfter-- <= 0) return { ended: "stopped" };
      if (!finished(run, model(run.point, run.replication))) return { ended: "stopped" };
    }
    return { ended: "all" };
  };

async function resultOf(...asked: Parameters<typeof runExperiment>): Promise<ExperimentResult> {
  const result = await runExperiment(...asked);
  if (!result.ok) throw new Error(canonicalJson(result.reason));
  return result.value;
}

test("the result is the same to the last bit, whatever the order in which the runs are finished", () =>
  fc.assert(
    fc.asyncProperty(arbitraryStopping, fc.integer(), async (stopping, order) => {
      const asked = design({ stopping });
      expect(await resultOf(asked, inOrderOf(order))).toEqual(await resultOf(asked, inOneThread(model)));
    }),
    tried(60, 2_000),
  ));

test("an experiment that was stopped anywhere, and went on, ends as if it had never been disturbed", () =>
  fc.assert(
    fc.asyncProperty(arbitraryStopping, fc.array(fc.nat(60), { maxLength: 4 }), async (stopping, stops) => {
      const asked = design({ stopping });
      const undisturbed = await resultOf(asked, inOneThread(model));
      const known: FinishedRun[] = [];
      const goingOn = (runner: ExperimentRunner) =>
        resultOf(
          asked,
          rememberingRunner(runner, [...known], (run) => known.push(JSON.parse(JSON.stringify(run)))),
        );
      for (const [order, stopAfter] of stops.entries()) await goingOn(inOrderOf(order, stopAfter));
      expect(canonicalJson(await goingOn(inOrderOf(99)))).toBe(canonicalJson(undisturbed));
    }),
    tried(60, 2_000),
  ));

test("what a stopped experiment finds is what an experiment of the replications without a gap finds", () =>
  fc.assert(
    fc.asyncProperty(fc.nat(59), fc.integer(), async (stopAfter, order) => {
      const known: FinishedRun[] = [];
      const runner = rememberingRunner(inOrderOf(order, stopAfter), [], (run) => known.push(run));
      const part = await resultOf(design({ stopping: { minimum: 20 } }), runner);
      expect(part.partial).toBe("stopped before the end");
      expect(known).toHaveLength(stopAfter);
      const whole = await resultOf(design({ stopping: { minimum: 20 } }), inOneThread(model));
      for (const [at, replications] of part.replications.entries())
        expect(replications).toEqual(whole.replications[at]?.slice(0, replications.length));
    }),
    tried(60, 2_000),
  ));

test("a point is estimated the same whatever other points there are", () =>
  fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), async (agents) => {
      const { summaries } = await resultOf(design({ points: grid({ agents }) }), inOneThread(model));
      const alone = await resultOf(design({ points: grid({ agents: agents.slice(0, 1) }) }), inOneThread(model));
      expect(summaries.slice(0, 3)).toEqual(alone.summaries);
    }),
    tried(40, 1_000),
  ));
