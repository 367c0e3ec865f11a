import { expect, test } from "vitest";
import { randomStreams } from "../../chance/streams.ts";
import { antitheticPair } from "./antithetic.ts";
import type { AskedDesign, Measure } from "./design.ts";
import { type ExperimentResult, runExperiment } from "./run-experiment.ts";
import { inOneThread, type ReplicationModel } from "./runner.ts";
import { grid } from "./sweep.ts";
import { verdict } from "./verdict.ts";

/** The waits of the first callers of M/M/1 that finds nobody waiting; the arrivals are the same at every rate of service. */
const queue =
  (seed: string, callers = 200, antithetic = false): ReplicationModel =>
  ({ values }, replication) => {
    const { pair, antithetic: isTurned } = antitheticPair(replication);
    const streams = randomStreams(seed, { antithetic: antithetic && isTurned });
    const at = antithetic ? pair : replication;
    const [gaps, talks] = [streams.stream("arrivals", at), streams.stream("talk", at)];
    let [wait, sum, prompt] = [0, 0, 0];
    for (let caller = 0; caller < callers; caller++) {
      sum += wait;
      if (wait < 1) prompt++;
      wait = Math.max(0, wait + talks.exponential() / Number(values.rate) - gaps.exponential());
    }
    return { wait: sum / callers, prompt, callers, calm: sum / callers < 1 ? 1 : 0 };
  };

const wait: Measure = { name: "wait", kind: "mean", words: { less: "answers faster", more: "answers slower" } };
const measures: readonly Measure[] = [
  wait,
  { name: "served promptly", kind: "ratio", part: "prompt", whole: "callers" },
  { name: "calm", kind: "share" },
];
const design: AskedDesign = {
  scenario: "M/M/1",
  seed: "seed",
  points: grid({ rate: [1.5, 1.6, 2.5] }),
  measures,
  stopping: { minimum: 40 },
};

async function run(asked: AskedDesign, model: ReplicationModel = queue(asked.seed)): Promise<ExperimentResult> {
  const result = await runExperiment(asked, inOneThread(model));
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

test("with the bootstrap intervals lean as their measure does, and the rest is as without", async () => {
  const [student, bootstrap] = [await run(design), await run({ ...design, interval: "bootstrap" })];
  expect(bootstrap.comparisons).toEqual(student.comparisons);
  for (const [at, { measure, estimate }] of bootstrap.summaries.entries()) {
    const other = student.summaries[at]?.estimate;
    if (measure.kind === "share" || other?.sd === 0) expect(estimate).toEqual(other);
    else expect(estimate).toMatchObject({ method: "bootstrap", n: 40, mean: other?.mean, sd: other?.sd });
  }
  // Long queues are rare and very long: what is missed of the wait is missed above.
  const { low = 0, mean = 0, high = 0 } = bootstrap.summaries.at(0)?.estimate ?? {};
  expect(high - mean).toBeGreaterThan(mean - low);
});

/** Wilson's bounds solve |share − p| = z √(p (1 − p) / n) for p. */
test.each([
  [0.9, 1.6448536269514722],
  [0.99, 2.5758293035489004],
])("a share is known at the level of the design, %s", async (level, z) => {
  const { summaries } = await run({ ...design, level });
  const shares = summaries.filter(({ measure }) => measure.kind === "share");
  expect(shares).toHaveLength(3);
  for (const { estimate } of shares) {
    const { mean = 0, n = 0, low = 0, high = 0, ...rest } = estimate ?? {};
    expect(rest).toMatchObject({ level });
    for (const p of [low, high]) expect(Math.abs(mean - p)).toBeCloseTo(z * Math.sqrt((p * (1 - p)) / n), 10);
  }
});

test("every measure is known at every point, each by the method of its kind", async () => {
  const { summaries, replications } = await run(design);
  expect(replications.map((each) => each.length)).toEqual([40, 40, 40]);
  expect(summaries.map(({ point, measure, estimate }) => [point, measure.name, estimate?.method, estimate?.n])).toEqual(
    ["rate=1.5", "rate=1.6", "rate=2.5"].flatMap((point) => [
      [point, "wait", "student", 40],
      [point, "served promptly", "jackknife", 40],
      [point, "calm", "wilson", 40],
    ]),
  );
});

test("points are compared with the baseline on the same callers", async () => {
  const { comparisons } = await run({ ...design, measures: measures.slice(0, 2) });
  expect(comparisons.map(({ point, measure, finding }) => [point, measure.name, finding])).toEqual([
    ["rate=1.6", "wait", "less"],
    ["rate=1.6", "served promptly", "more"],
    ["rate=2.5", "wait", "less"],
    ["rate=2.5", "served promptly", "more"],
  ]);
  expect(comparisons.map(verdict)[0]).toMatch(
    /^rate=1\.6 answers faster: 0\.\d+ less, 95 % between 0\.\d+ and 0\.\d+$/,
  );
});

test("common random numbers need a tenth of the replications that independent ones need, or fewer", async () => {
  const common = await run(design);
  const independent = await run(design, (point, replication) =>
    queue(`${design.seed} ${point.name}`)(point, replication),
  );
  const sdOf = ({ comparisons }: ExperimentResult): number => comparisons[0]?.difference?.sd ?? 0;
  expect((sdOf(independent) / sdOf(common)) ** 2).toBeGreaterThan(10);
});

/** M/M/1 at ρ = 0.5: the first of many callers wait less than ρ / (µ − λ) = 0.5; 20,000 of them nearly as long. */
test("of 200 experiments about nineteen in twenty have the exact mean wait in their interval", async () => {
  let covered = 0;
  for (let experiment = 0; experiment < 200; experiment++) {
    const seed = `coverage ${experiment}`;
    const asked = { ...design, seed, points: grid({ rate: [2] }), measures: [wait], stopping: { minimum: 10 } };
    const { summaries } = await run(asked, queue(seed, 5_000));
    const { low = 1, high = 0 } = summaries[0]?.estimate ?? {};
    if (low <= 0.5 && 0.5 <= high) covered++;
  }
  expect(covered / 200).toBeGreaterThanOrEqual(0.91);
  expect(covered / 200).toBeLessThanOrEqual(0.985);
});

test("it goes on until every point is known as exactly as wanted, and no further", async () => {
  const stopping = { minimum: 10, cap: 2_000, precisions: [{ measure: "wait", relative: 0.05 }] };
  const { summaries, replications } = await run({ ...design, measures: [wait], stopping });
  for (const { estimate } of summaries) expect((estimate?.halfWidth ?? 1) / (estimate?.mean ?? 0)).toBeLessThan(0.05);
  const [first = []] = replications;
  expect(first.length).toBeGreaterThan(10);
  expect(first.length).toBeLessThan(2_000);
});

test("at the cap it stops, and tells what is not known as exactly as wanted", async () => {
  const stopping = { minimum: 4, cap: 30, precisions: [{ measure: "wait", relative: 1e-6 }] };
  const { replications, missed } = await run({ ...design, stopping });
  expect(replications.map((each) => each.length)).toEqual([30, 30, 30]);
  expect(missed.map(({ point }) => point)).toEqual(["rate=1.5", "rate=1.6", "rate=2.5"]);
  expect(missed[0]).toMatchObject({ measure: "wait", relative: true, wanted: 1e-6, reached: expect.any(Number) });
});

test("a measure that is 0 in the first replications is looked at longer", async () => {
  const late: ReplicationModel = (_, replication) => ({ lost: replication === 17 ? 1 : 0 });
  const asked: AskedDesign = {
    ...design,
    points: grid({ rate: [2] }),
    measures: [{ name: "lost", kind: "mean" }],
    stopping: { minimum: 4, cap: 8, precisions: [{ measure: "lost", absolute: 0.5 }] },
  };
  expect(await run(asked, late)).toMatchObject({ missed: [{ measure: "lost", reached: 0 }] });
  const longer = await run({ ...asked, stopping: { ...asked.stopping, cap: 100 } }, late);
  expect(longer.summaries[0]?.estimate?.mean).toBeGreaterThan(0);
  expect(longer.missed).toEqual([]);
});

test("what has no value at a point cannot be known exactly, which is refused after the first round", async () => {
  const precisions = [{ measure: "served promptly", relative: 0.1 }];
  let runs = 0;
  const nobody: ReplicationModel = ({ name }) => {
    runs++;
    return { wait: 1, prompt: 0, callers: name === "rate=1.6" ? 0 : 10, calm: 1 };
  };
  const result = await runExperiment(
    { ...design, stopping: { minimum: 4, cap: 1_000, precisions } },
    inOneThread(nobody),
  );
  const message = "no replication of rate=1.6 has a value of served promptly: it cannot be known more exactly";
  expect(result).toMatchObject({ ok: false, reason: [{ field: "served promptly", message }] });
  expect(runs).toBe(12);
});

test("no interval reaches beyond what a measure can be", async () => {
  const rare: ReplicationModel = (_, replication) => ({
    wait: replication === 0 ? 1 : 0,
    any: replication === 0 ? 1 : 0,
    prompt: 1,
    callers: replication === 1 ? 3 : 1,
  });
  const { summaries } = await run(
    {
      ...design,
      points: grid({ rate: [2] }),
      measures: [{ ...wait, least: 0 }, { name: "any", kind: "mean" }, measures[1] as Measure],
      stopping: { minimum: 3 },
    },
    rare,
  );
  const [cut, uncut, share] = summaries.map(({ estimate }) => estimate);
  expect(cut?.low).toBe(0);
  expect(uncut?.low).toBeLessThan(0);
  expect(share?.high).toBe(1);
  expect(cut).toMatchObject({ halfWidth: uncut?.halfWidth, high: uncut?.high });
});

test("antithetic pairs count as one value each, and know the mean better than as many independent replications", async () => {
  const asked: AskedDesign = { ...design, measures: [wait], stopping: { minimum: 400 } };
  const plain = await run(asked, queue("seed", 30));
  const paired = await run({ ...asked, antithetic: true }, queue("seed", 30, true));
  expect(paired.summaries[0]?.estimate?.n).toBe(200);
  expect(paired.summaries[0]?.estimate?.halfWidth).toBeLessThan(plain.summaries[0]?.estimate?.halfWidth ?? 0);
});

test("a measure that some replications lack rests on the others, and this is told", async () => {
  const { summaries } = await run({ ...design, measures: [wait] }, (point, replication) =>
    replication % 4 === 0 ? {} : queue("seed")(point, replication),
  );
  expect(summaries[0]).toMatchObject({ without: 10, estimate: { n: 30 } });
});

test("a design with problems is not run", async () => {
  const never = () => Promise.reject(new Error("it was run"));
  expect(await runExperiment({ ...design, points: [] }, never)).toMatchObject({ ok: false });
});

test("a measure that no replication has is refused, and what it may be called is suggested", async () => {
  const result = await runExperiment(
    { ...design, measures: [wait] },
    inOneThread(() => ({ wiat: 3, calls: 1 })),
  );
  const message = "no replication measured wait; measured were wiat, calls";
  expect(result).toMatchObject({ ok: false, reason: [{ field: "wait", message, suggestion: expect.anything() }] });
});

const calm: Measure = { name: "calm", kind: "share" };
test.each([
  ["no number", wait, { wait: Number.NaN }, "wait is NaN: leave it out where there is no number"],
  ["without end", wait, { wait: Number.POSITIVE_INFINITY }, "wait is Infinity: leave it out where there is no number"],
  ["half a share", calm, { calm: 0.5 }, "calm is 0.5: it should be 0 or 1"],
])(
  "a run that measures %s counts as failed, and what was finished before is kept",
  async (_, measure, wrong, reason) => {
    const { partial, replications } = await run({ ...design, measures: [measure] }, ({ name }, replication) =>
      replication === 5 && name === "rate=1.5" ? wrong : { wait: replication, calm: 1 },
    );
    expect(partial).toBe(`replication 5 of point rate=1.5 failed: ${reason}`);
    expect(replications.map((each) => each.length)).toEqual([5, 5, 5]);
  },
);

test("a model that fails leaves a partial result that rests on what was finished before, and says which run it was", async () => {
  const failing: ReplicationModel = (point, replication) => {
    if (replication === 12 && point.name === "rate=1.6") throw new Error("no agents left");
    return queue("seed")(point, replication);
  };
  const { partial, summaries } = await run({ ...design, measures: [wait] }, failing);
  expect(partial).toBe("replication 12 of point rate=1.6 failed: no agents left");
  expect(summaries.map(({ estimate }) => estimate?.n)).toEqual([13, 12, 12]);
});
