import { expect, test } from "vitest";
import { type Compared, compare } from "./comparison.ts";
import type { Measure } from "./design.ts";
import { toldComparison } from "./told.ts";
import { verdict } from "./verdict.ts";

const wait: Measure = {
  name: "mean wait",
  kind: "mean",
  unit: "s",
  words: { less: "answers faster", more: "answers slower" },
};
const compared = (values: readonly number[], baselineValues: readonly number[], measure: Measure = wait): Compared => ({
  measure,
  point: "B",
  baseline: "A",
  values,
  baselineValues,
});
const only = (...all: Parameters<typeof compared>) => {
  const [comparison] = compare([compared(...all)], 0.95);
  if (comparison === undefined) throw new Error("nothing was compared");
  return comparison;
};

const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

/** Student, Biometrika 6 (1908): t = −4.0621 with 9 degrees of freedom, p = 0.002833. */
test("Student's pairs have the published p, and the difference is told with its interval", () => {
  const less = only(first, second);
  expect(less.p).toBeCloseTo(0.002833, 6);
  expect(less.finding).toBe("less");
  expect(verdict(less)).toBe("B answers faster: 1.58 s less, 95 % between 0.70 and 2.46");
  expect(verdict(only(second, first))).toBe("B answers slower: 1.58 s more, 95 % between 0.70 and 2.46");
});

test("numbers are rounded as the interval is wide, and a measure without words is told by its name", () => {
  const values = Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? 1_000 : 3_000));
  const baseline = values.map(() => 0);
  expect(verdict(only(values, baseline, { name: "calls", kind: "mean" }))).toBe(
    "B has more calls: 2000 more, 95 % between 1713 and 2287",
  );
});

test("a difference that may be chance is not shown", () => {
  expect(verdict(only([1, 2, 3, 4], [2, 1, 4, 3.2]))).toBe(
    "no difference shown: mean wait of B less A is -0.1 s, 95 % between -1.8 and 1.7",
  );
});

test("the same p shows a difference when asked alone and none when it is one of many", () => {
  const [many] = compare(new Array(20).fill(compared(first, second)), 0.95);
  expect(many).toMatchObject({ finding: "no-difference-shown" });
  expect(many?.adjustedP).toBeCloseTo(20 * (many?.p ?? 0), 12);
  expect(many && verdict(many)).toMatch(/between -2\.46 and -0\.70, but p over all comparisons is 0\.057$/);
});

test("points that never differ are the same, and one replication says nothing", () => {
  expect(verdict(only([1, 2, 3], [1, 2, 3]))).toBe("B and A have the same mean wait in all 3 replications");
  expect(verdict(only([1], [2]))).toBe("nothing to compare: B and A share too few values of mean wait");
  expect(only([1], [2])).toMatchObject({ p: 1, finding: "no-difference-shown" });
});

test("a difference that is the same in every replication has no interval, and its p by the signs alone", () => {
  const few = only([2, 3], [1, 2]);
  expect(few).toMatchObject({
    finding: "no-difference-shown",
    difference: { mean: 1, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
  });
  expect(few.p).toBeCloseTo(0.5, 14);
  expect(verdict(few)).toBe("no difference shown: mean wait of B less A is 1 s, in each of 2 replications");
  expect(toldComparison(few)).toMatchObject({ difference: 1, low: null, high: null });
  const six = only([2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6]);
  expect(six.p).toBeCloseTo(1 / 32, 14);
  expect(verdict(six)).toBe("B answers slower: 1 s more, in each of 6 replications");
});

test("differences that are the same but for rounding prove no more than those that are the same", () => {
  const rounded = only([1.1, 1.2, 1.3], [1, 1.1, 1.2]);
  expect(new Set([1.1 - 1, 1.2 - 1.1, 1.3 - 1.2]).size).toBeGreaterThan(1);
  expect(rounded.p).toBeCloseTo(0.25, 14);
  expect(verdict(rounded)).toBe("no difference shown: mean wait of B less A is 0.1 s, in each of 3 replications");
});

test("what differs by rounding alone is the same", () => {
  const sums = [0.1 + 0.2, 0.3, 0.1 + 0.7, 0.8, 1.1 + 2.2, 3.3];
  const beside = [0.3, 0.1 + 0.2, 0.8, 0.1 + 0.7, 3.3, 1.1 + 2.2];
  expect(sums).not.toEqual(beside);
  expect(only(sums, beside)).toMatchObject({ p: 1, finding: "same", difference: { low: 0, high: 0 } });
});

test("a p is never 0, however sure a difference is", () => {
  const values = Array.from({ length: 1_000 }, (_, at) => 1_000 + (at % 2));
  const { p } = only(
    values,
    values.map((_, at) => at % 3),
  );
  expect(p).toBe(1e-300);
});

test("shares differ by no more than the whole", () => {
  const inTime: Measure = { name: "in time", kind: "ratio", part: "prompt", whole: "calls" };
  expect(only([1, 0.9], [0, 0.2], inTime).difference).toMatchObject({ low: -1, high: 1 });
});

test("a share is compared by the exact test, as few ones and zeros are far from normal", () => {
  const calm: Measure = { name: "calm", kind: "share" };
  const fiveOfTen = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
  const comparison = only(fiveOfTen, new Array(10).fill(0), calm);
  expect(comparison).toMatchObject({ finding: "no-difference-shown" });
  expect(comparison.p).toBeCloseTo(2 / 32, 12);
  expect(verdict(comparison)).toBe(
    "no difference shown: calm of B less A is 50 points, 95 % between 12 and 88, but p over all comparisons is 0.063",
  );
});
