import { expect, test } from "vitest";
import { randomStream } from "../../chance/random.ts";
import { batchMeans } from "./batch-means.ts";

/** Waits in M/M/1 one after another by Lindley's recursion, the first drawn from the steady state: no warm-up. */
function waits(count: number, load: number, seed: string): number[] {
  const { uniform, exponential } = randomStream(seed);
  let wait = uniform() < load ? exponential() / (1 - load) : 0;
  return Array.from({ length: count }, () => {
    const now = wait;
    wait = Math.max(0, wait + exponential() - exponential() / load);
    return now;
  });
}

test("of 200 long M/M/1 runs about nineteen in twenty have the exact mean wait in their interval", () => {
  const load = 0.5;
  const all = Array.from({ length: 200 }, (_, run) => batchMeans(waits(6_000, load, `batches ${run}`), 0.95));
  const covered = all.filter((one) => one && one.estimate.low <= 1 && 1 <= one.estimate.high).length;
  expect(covered / 200).toBeGreaterThanOrEqual(0.91);
  expect(covered / 200).toBeLessThanOrEqual(0.985);
  expect(all.filter((one) => one?.tooShort).length / 200).toBeLessThan(0.12);
});

/** Var(mean of n waits) ≈ 35901 / n at ρ = 0.9 (Daley 1968). */
test("the spread of the mean is the exact asymptotic one", () => {
  const halfWidths = Array.from({ length: 20 }, (_, run) => {
    const { halfWidth = Number.NaN, sd = Number.NaN } =
      batchMeans(waits(100_000, 0.9, `spread ${run}`), 0.95)?.estimate ?? {};
    expect(halfWidth).toBeCloseTo((2.0452296421327043 * sd) / Math.sqrt(30), 10);
    return (sd * sd) / 30;
  });
  const variance = halfWidths.reduce((sum, one) => sum + one, 0) / 20;
  expect(variance / (35_901 / 100_000)).toBeGreaterThan(0.75);
  expect(variance / (35_901 / 100_000)).toBeLessThan(1.3);
});

test("a run that is too short for its batches to forget each other says so", () => {
  const short = Array.from({ length: 40 }, (_, run) => batchMeans(waits(900, 0.95, `short ${run}`), 0.95));
  expect(short.filter((one) => one?.tooShort).length).toBeGreaterThan(35);
});

test("what does not fill the batches is left out at the beginning, and under 300 observations nothing is said", () => {
  const series = Array.from({ length: 329 }, (_, at) => (at < 29 ? 1e9 : at % 10));
  expect(batchMeans(series, 0.95)).toMatchObject({ size: 10, batches: 30, dropped: 29, lag1: 0, tooShort: false });
  expect(batchMeans(series, 0.95)?.estimate).toMatchObject({ mean: 4.5, halfWidth: 0 });
  expect(batchMeans(series.slice(0, 299), 0.95)).toBeUndefined();
});

test.each([0, 1, 95, Number.NaN])("%d is no level of an interval", (level) => {
  expect(() => batchMeans([], level)).toThrow(new RangeError(`level is ${level}: it lies above 0 and below 1`));
});
