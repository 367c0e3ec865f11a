import { expect, test } from "vitest";
import { momentsOf } from "./moments.ts";

/** NIST Statistical Reference Datasets, univariate, NumAcc4: 1001 values of which a naive sum of squares loses all digits. */
test("a small spread on a large mean keeps its digits (NIST NumAcc4)", () => {
  const values = [10000000.2, ...Array.from({ length: 500 }, () => [10000000.1, 10000000.3]).flat()];
  const { n, mean, variance } = momentsOf(values);
  expect(n).toBe(1001);
  expect(mean).toBeCloseTo(10000000.2, 8);
  expect(Math.sqrt(variance)).toBeCloseTo(0.1, 8);
});

test("nothing has no mean, and one value no variance", () => {
  expect(momentsOf([])).toMatchObject({ n: 0, mean: Number.NaN });
  expect(momentsOf([3])).toMatchObject({ n: 1, mean: 3, variance: Number.NaN });
});
