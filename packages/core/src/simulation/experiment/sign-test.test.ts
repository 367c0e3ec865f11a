import { expect, test } from "vitest";
import { signTest } from "./sign-test.ts";

test("few differences are counted out", () => {
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(3, 3)).toBe(1);
  expect(signTest(0, 5)).toBeCloseTo(2 / 2 ** 5, 14);
  expect(signTest(9, 1)).toBeCloseTo((2 * (1 + 10)) / 2 ** 10, 14);
  expect(signTest(2, 8)).toBeCloseTo((2 * (1 + 10 + 45)) / 2 ** 10, 14);
});

/** The normal tail with the correction for continuity, by its asymptotic series. */
test("many are nearly normal, and none of it underflows", () => {
  const z = (1_100 - 900 - 1) / Math.sqrt(2_000);
  const tail = 2 * 0.5 * Math.exp((-z * z) / 2) * (1 / (z * Math.sqrt(Math.PI / 2))) * (1 - 1 / z ** 2 + 3 / z ** 4);
  expect(signTest(900, 1_100) / tail).toBeCloseTo(1, 1);
  expect(signTest(5_000, 5_000)).toBe(1);
});
