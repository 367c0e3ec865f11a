import type { Estimate, Measure } from "@swiftline/core/simulation/experiment";
import { expect, test } from "vitest";
import { shownBeside, shownDifference, shownMeasure } from "./shown-measure.ts";

const estimateOf = (mean: number, halfWidth: number): Estimate => ({
  method: "student",
  level: 0.95,
  n: 10,
  mean,
  sd: halfWidth,
  halfWidth,
  low: mean - halfWidth,
  high: mean + halfWidth,
});
const calls: Measure = { name: "calls", kind: "mean" };
const wait: Measure = { name: "wait", unit: "s", kind: "ratio", part: "waited", whole: "answered" };
const late: Measure = { name: "late", kind: "ratio", part: "late", whole: "results" };

test.each([
  [calls, 12_345.678, 250, "12,346", "12,096 to 12,596"],
  [calls, 43.31, 4.9, "43.3", "38.4 to 48.2"],
  [wait, 13.195, 0.735, "13.20 s", "12.46 s to 13.93 s"],
  [wait, 0.000_02, 0.000_004, "0.000 s", "0.000 s to 0.000 s"],
  [late, 0.0257, 0.0021, "2.6 %", "2.4 % to 2.8 %"],
])("%o: a mean is told as exactly as its interval is narrow", (measure, mean, half, shown, interval) => {
  expect(shownMeasure({ measure, estimate: estimateOf(mean, half) })).toEqual([shown, interval]);
});

test.each([
  [calls, -92.5, 8.7, "-92.5", "-101.2 to -83.8"],
  [calls, 1234, 99, "+1,234", "+1,135 to +1,333"],
  [wait, -0.000_1, 0.001, "0.000 s", "-0.001 s to +0.001 s"],
  [late, 0.146, 0.006, "+14.6 pts", "+14.0 pts to +15.2 pts"],
  [late, -0.000_02, 0.000_3, "0.0 pts", "0.0 pts to 0.0 pts"],
])("%o: a difference has its sign, unless nothing is left of it", (measure, mean, half, shown, interval) => {
  expect(shownDifference({ measure, estimate: estimateOf(mean, half) })).toEqual([shown, interval]);
});

test.each([
  [calls, 0, "0", "0"],
  [wait, 7, "7.0 s", "+7.0 s"],
  [late, 0, "0.0 %", "0.0 pts"],
  [late, 1, "100.0 %", "+100.0 pts"],
])("%o: where all values are the same, that is said in place of an interval", (measure, mean, shown, difference) => {
  for (const halfWidth of [0, 1e-15 * mean]) {
    const estimate = { ...estimateOf(mean, 0), halfWidth };
    expect(shownMeasure({ measure, estimate })).toEqual([shown, "the same in all 10"]);
    expect(shownDifference({ measure, estimate })).toEqual([difference, "the same in all 10"]);
  }
});

test("a difference that is the same in all, whose interval has no ends, is told so too", () => {
  const estimate = estimateOf(-2, Number.POSITIVE_INFINITY);
  expect(shownDifference({ measure: calls, estimate })).toEqual(["-2.0", "the same in all 10"]);
});

test("where fewer than two replications have a value, nothing is told", () => {
  expect(shownMeasure({ measure: wait, estimate: undefined })).toEqual(["–", "–"]);
  expect(shownDifference({ measure: wait, estimate: undefined })).toEqual(["–", "–"]);
});

test.each([
  [late, 0.9, 0.899_89, 0.01, "89.99 %"],
  [late, 0.9, 0.879, 0.01, "87.9 %"],
  [wait, 20, 20.000_3, 4, "20.0003 s"],
  [wait, 20, 24, 4, "24.0 s"],
  [calls, 1_200, 1_199.8, 90, "1,199.8"],
])("%o beside %d: a mean has as many digits as tell it from the bound", (measure, bound, mean, half, shown) => {
  expect(shownBeside(bound, { measure, estimate: estimateOf(mean, half) })).toBe(shown);
});
