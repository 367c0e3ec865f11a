import { expect, test } from "vitest";
import { normalCdf, normalQuantile, standardNormal } from "./normal.ts";
import { randomStream } from "./random.ts";

/** The figures were computed with 40 digits. */
test.each([
  [-8, 6.220960574271784e-16],
  [-3, 0.0013498980316300946],
  [-1, 0.15865525393145705],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [2, 0.9772498680518208],
  [6, 0.9999999990134123],
])("a standard normal variate is at most %d with probability %d", (x, probability) => {
  expect(Math.abs(normalCdf(x) / probability - 1)).toBeLessThan(1e-12);
});

test.each([
  [1e-300, -37.0470962993612],
  [1e-12, -7.034483825301132],
  [0.01, -2.326347874040841],
  [0.3, -0.5244005127080408],
  [0.5, 0],
  [0.975, 1.9599639845400543],
  [1 - 2 ** -10, 3.0972690781987846],
])("its quantile at %d is %d", (p, quantile) => {
  expect(Math.abs(normalQuantile(p) - quantile)).toBeLessThanOrEqual(1e-15 * Math.abs(quantile));
});

test("a variate is the quantile of the uniform number from which it is made", () => {
  const [stream, twin] = [randomStream("normal"), randomStream("normal")];
  for (let draw = 0; draw < 20_000; draw++)
    expect(normalCdf(standardNormal(stream))).toBeCloseTo(twin.uniform() + 2 ** -54, 13);
});
