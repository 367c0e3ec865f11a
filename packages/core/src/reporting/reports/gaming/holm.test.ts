import { expect, test } from "vitest";
import { holm } from "./holm.ts";

test("each chance is multiplied by how many are no smaller, and none falls below a smaller one's", () => {
  // 0.005 x 4, 0.01 x 3, 0.03 x 2 and 0.04 x 1, which is lifted to the one before.
  const corrected = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [n, expected] of [0.03, 0.06, 0.06, 0.02].entries()) expect(corrected[n]).toBeCloseTo(expected);
});

test("a chance is never more than certain, and one alone is as it is", () => {
  expect(holm([0.6, 0.7])).toEqual([1, 1]);
  expect(holm([0.02])).toEqual([0.02]);
  expect(holm([])).toEqual([]);
});
