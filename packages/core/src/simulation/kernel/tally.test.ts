import { expect, test } from "vitest";
import { tally } from "./tally.ts";

test("count, mean, variance and extremes of what was told", () => {
  const seen = tally();
  for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) seen.add(value);
  expect([seen.count, seen.mean, seen.least, seen.most]).toEqual([8, 5, 2, 9]);
  expect(seen.variance()).toBeCloseTo(32 / 7, 14);
});

test("large values that are close keep their digits", () => {
  const seen = tally();
  for (const value of [4, 7, 13, 16]) seen.add(1e9 + value);
  expect([seen.mean, seen.variance()]).toEqual([1e9 + 10, 30]);
});

test("nothing has no mean, and one value has no variance", () => {
  const seen = tally();
  expect([seen.count, seen.mean, seen.variance(), seen.least, seen.most]).toEqual([
    0,
    Number.NaN,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
  seen.add(3);
  expect([seen.mean, seen.variance()]).toEqual([3, Number.NaN]);
});

test("after a reset only what comes then counts", () => {
  const seen = tally();
  seen.add(1000);
  seen.reset();
  seen.add(1);
  seen.add(3);
  expect([seen.count, seen.mean, seen.variance(), seen.most]).toEqual([2, 2, 2, 3]);
});
