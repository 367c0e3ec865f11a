import { expect, test } from "vitest";
import { histogram } from "./histogram.ts";

test("nothing has no quantile, and the same value again and again is every one of them", () => {
  const seen = histogram();
  expect(seen.quantile(0.5)).toBeNaN();
  for (let time = 0; time < 3; time++) seen.add(300);
  for (const share of [0, 0.5, 1]) expect(Math.abs(seen.quantile(share) / 300 - 1)).toBeLessThan(0.004);
});

test("half of nothing but zeros and tens is zero up to the half", () => {
  const seen = histogram();
  for (const value of [0, 0, 10, 10]) seen.add(value);
  expect([seen.quantile(0.25), seen.quantile(0.5)]).toEqual([0, 0]);
  expect(seen.quantile(0.51)).toBeCloseTo(10, 1);
});

test("what is too small is 0, and what is too large stands in the last class", () => {
  const seen = histogram();
  seen.add(2 ** -25);
  expect(seen.quantile(1)).toBe(0);
  seen.add(1e300);
  seen.add(Number.POSITIVE_INFINITY);
  expect(seen.quantile(1)).toBeGreaterThan(2 ** 39);
  expect(seen.quantile(1)).toBeLessThan(2 ** 40);
});

test.each([-1e-9, Number.NaN])("%d is refused", (value) => {
  expect(() => histogram().add(value)).toThrow(`A histogram is one of numbers from 0 on, not of ${value}`);
});
