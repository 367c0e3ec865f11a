import { expect, test } from "vitest";
import type { Estimate } from "./estimate.ts";
import { missedAt, nextCount, type Precision, type Stopping } from "./stopping.ts";

const estimate = (mean: number, halfWidth: number): Estimate => ({
  method: "student",
  level: 0.95,
  n: 10,
  mean,
  sd: 1,
  halfWidth,
  low: mean - halfWidth,
  high: mean + halfWidth,
});
const next = (stopping: Stopping, finished: number, ...estimates: (Estimate | undefined)[]) =>
  nextCount(stopping, finished, () => estimates);

const twoPercent: Stopping = { minimum: 10, cap: 500, precisions: [{ measure: "wait", relative: 0.02 }] };

test("without a precision the minimum is enough", () => {
  expect(next({ minimum: 10 }, 10, estimate(1, 100))).toBeUndefined();
  expect(next({ minimum: 10, cap: 99 }, 10, estimate(1, 100))).toBeUndefined();
});

test("a relative precision γ is met at γ / (1 + γ) of the mean, whatever its sign", () => {
  expect(next(twoPercent, 10, estimate(100, 1.96))).toBeUndefined();
  expect(next(twoPercent, 10, estimate(-100, 1.96))).toBeUndefined();
  expect(next(twoPercent, 10, estimate(100, 1.97))).toBe(11);
});

test("an absolute precision is met in its own unit", () => {
  const half: Stopping = { minimum: 10, cap: 500, precisions: [{ measure: "wait", absolute: 0.5 }] };
  expect(next(half, 10, estimate(0, 0.5))).toBeUndefined();
  expect(next(half, 100, estimate(0, 0.6))).toBe(144);
});

test("the next round has what the widest interval needs, at most the double, at least a tenth more, and the cap", () => {
  expect(next(twoPercent, 100, estimate(102, 1), estimate(102, 2.5))).toBe(157);
  expect(next(twoPercent, 100, estimate(102, 50))).toBe(200);
  expect(next(twoPercent, 100, estimate(102, 2.001))).toBe(111);
  expect(next(twoPercent, 400, estimate(102, 50))).toBe(500);
  expect(next(twoPercent, 500, estimate(102, 50))).toBeUndefined();
});

test("a point without an estimate, or with a mean of 0, is not known well enough", () => {
  expect(next(twoPercent, 10, undefined)).toBe(20);
  expect(next(twoPercent, 10, estimate(0, 1))).toBe(20);
});

test("what never varies is known exactly, but not by a few values", () => {
  expect(next(twoPercent, 10, estimate(0, 0))).toBe(20);
  expect(next(twoPercent, 10, estimate(0.3, 1e-17))).toBe(20);
  expect(next(twoPercent, 30, { ...estimate(0, 0), n: 30 })).toBeUndefined();
});

const missed = (precision: Precision, one: Estimate | undefined) => missedAt("A", [precision], () => one);
const relative: Precision = { measure: "wait", relative: 0.05 };

test("a precision that is reached is not missed, and of another it is told what was reached", () => {
  expect(missed(relative, estimate(105, 5))).toEqual([]);
  expect(missed(relative, estimate(120, 20))).toEqual([
    { point: "A", measure: "wait", relative: true, wanted: 0.05, reached: 20 / 120 / (1 - 20 / 120) },
  ]);
  expect(missed({ measure: "wait", absolute: 2 }, estimate(1, 3))).toEqual([
    { point: "A", measure: "wait", relative: false, wanted: 2, reached: 3 },
  ]);
});

test("nothing is reached without an interval or by one as wide as the value, and 0 by too few equal values", () => {
  expect(missed(relative, undefined)).toMatchObject([{ reached: null }]);
  expect(missed(relative, estimate(1, 1))).toMatchObject([{ reached: null }]);
  expect(missed(relative, estimate(0, 1))).toMatchObject([{ reached: null }]);
  expect(missed(relative, estimate(3, 0))).toMatchObject([{ reached: 0 }]);
  expect(missed({ measure: "wait", absolute: 2 }, undefined)).toMatchObject([{ reached: null }]);
});
