import { expect, test } from "vitest";
import { randomStreams } from "../../chance/streams.ts";
import { bootstrapInterval } from "./bootstrap-interval.ts";
import { momentsOf } from "./moments.ts";

const stream = () => randomStreams("bootstrap").stream("resamples");
const mean = (values: readonly number[]): number => momentsOf(values).mean;
const spread = (values: readonly number[]): number => {
  const { n, variance } = momentsOf(values);
  return (variance * (n - 1)) / n;
};

/** Efron and Tibshirani, An Introduction to the Bootstrap (1993), spatial test A, table 14.2: 90 % from 115.8 to 259.6. */
test("the variance of the spatial test has the published BCa interval, up to the noise of its samples", () => {
  const spatial = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];
  expect(spread(spatial)).toBeCloseTo(171.5, 1);
  const { low = 0, high = 0 } =
    bootstrapInterval(spatial, { statistic: spread, level: 0.9, stream: stream(), resamples: 20_000 }) ?? {};
  expect(Math.abs(low - 115.8)).toBeLessThan(4);
  expect(Math.abs(high - 259.6)).toBeLessThan(8);
});

test("of means of a skew distribution, about nineteen intervals in twenty have the truth in them", () => {
  const draws = randomStreams("bootstrap").stream("values");
  const resampling = stream();
  let covered = 0;
  for (let sample = 0; sample < 200; sample++) {
    const values = Array.from({ length: 40 }, draws.exponential);
    const { low, high } = bootstrapInterval(values, {
      statistic: mean,
      level: 0.95,
      stream: resampling,
      resamples: 400,
    }) ?? {
      low: 1,
      high: 0,
    };
    if (low <= 1 && 1 <= high) covered++;
  }
  expect(covered / 200).toBeGreaterThanOrEqual(0.89);
  expect(covered / 200).toBeLessThanOrEqual(0.985);
});

test("the same stream gives the same interval", () => {
  const once = () => bootstrapInterval([3, 1, 4, 1, 5, 9, 2, 6], { statistic: mean, level: 0.95, stream: stream() });
  expect(once()).toEqual(once());
});

test("too few values, or values that are all the same, have none", () => {
  expect(bootstrapInterval([1, 2], { statistic: mean, level: 0.95, stream: stream() })).toBeUndefined();
  expect(bootstrapInterval([], { statistic: mean, level: 0.95, stream: stream() })).toBeUndefined();
});

test.each([0, 1, 95, Number.NaN])("%d is no level of an interval", (level) => {
  expect(() => bootstrapInterval([], { statistic: mean, level, stream: stream() })).toThrow(RangeError);
});
