import { expect, test } from "vitest";
import { bunchingOf } from "./bunching.ts";

const binsOf = (of: (bin: number) => number): readonly number[] => Array.from({ length: 20 }, (_, bin) => of(bin));

test("what grows at its own rate towards the limit is expected to go on", () => {
  // 1.1 to the power of 19, and what three bins together make of it.
  const bunching = bunchingOf(binsOf((bin) => 100 * 1.1 ** bin));
  expect(bunching?.expected).toBeCloseTo(bunching?.last ?? 0, -1);
  expect(bunching?.chance).toBeGreaterThan(0.3);
});

test("a decline is not expected to go on", () => {
  expect(bunchingOf(binsOf((bin) => 2000 - 90 * bin))?.expected).toBeCloseTo(2000 - 90 * 17, 6);
});

test("a heap in the last bin is unlikely, one elsewhere is none", () => {
  expect(bunchingOf(binsOf((bin) => (bin === 19 ? 150 : 30)))?.chance).toBeLessThan(1e-6);
  expect(bunchingOf(binsOf((bin) => (bin === 10 ? 150 : 30)))?.chance).toBeGreaterThan(0.4);
});

test("a dozen results before the limit say nothing", () => {
  expect(bunchingOf(binsOf((bin) => (bin === 19 ? 500 : 3)))).toBeUndefined();
  expect(bunchingOf(binsOf(() => 0))).toBeUndefined();
});
