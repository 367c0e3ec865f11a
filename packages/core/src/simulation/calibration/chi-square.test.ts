import { expect, test } from "vitest";
import { chiSquareAbove, chiSquarePoint } from "./chi-square.ts";

test.each([
  [0.05, 1, 3.841],
  [0.05, 10, 18.307],
  [0.01, 23, 41.638],
  [0.975, 5, 0.831],
  [0.05, 100, 124.342],
])("above the point of %d with %d degrees of freedom lies that part, as tables print it", (p, degrees, point) => {
  expect(chiSquarePoint(p, degrees)).toBeCloseTo(point, 3);
  expect(chiSquareAbove(point, degrees)).toBeCloseTo(p, 4);
});
