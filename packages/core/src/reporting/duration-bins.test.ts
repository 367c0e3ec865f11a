import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../time/duration.ts";
import { binOf, bucketOf, durationBins, quantile } from "./duration-bins.ts";

const labelOf = (duration: number): string | undefined => durationBins[binOf(duration)]?.label;

test.each([
  [0, "under 1 min"],
  [15 * MINUTE - 1, "1 to 15 min"],
  [15 * MINUTE, "15 min to 1 h"],
  [HOUR - 1, "15 min to 1 h"],
  [HOUR, "1 to 2 h"],
  [8 * HOUR, "8 to 24 h"],
  [DAY, "1 to 3 d"],
  [30 * DAY - 1, "7 to 30 d"],
  [30 * DAY, "30 d and more"],
  [3000 * DAY, "30 d and more"],
])("%d ms fall into “%s”: a bin ends where the next begins", (duration, label) => {
  expect(labelOf(duration)).toBe(label);
});

test("bins rise", () => {
  const edges = durationBins.map(({ below }) => below);
  expect(edges).toEqual(edges.toSorted((a, b) => a - b));
});

test("a bucket is a sixteenth of a doubling, from one second up", () => {
  expect([0, 999].map(bucketOf)).toEqual([-1, -1]);
  expect([1000, 2000, 4000, 8000].map(bucketOf)).toEqual([0, 16, 32, 48]);
});

const counts = (...durations: readonly number[]) =>
  new Map([...Map.groupBy(durations, bucketOf)].map(([bucket, some]) => [bucket, some.length]));

test("a quantile is the duration that so many are not above", () => {
  const tenHours = counts(...Array.from({ length: 10 }, (_, n) => (n + 1) * HOUR));
  expect((quantile(tenHours, 0.5) ?? 0) / HOUR).toBeCloseTo(5, 0);
  expect((quantile(tenHours, 0.9) ?? 0) / HOUR).toBeCloseTo(9, 0);
});

test("there is no quantile of nothing", () => expect(quantile(new Map(), 0.5)).toBeUndefined());

test("what took less than a second counts as none", () => expect(quantile(counts(1, 2, 999), 0.5)).toBe(0));
