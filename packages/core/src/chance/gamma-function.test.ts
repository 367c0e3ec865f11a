import { expect, test } from "vitest";
import { logGamma, lowerGamma, upperGamma } from "./gamma-function.ts";

/** The figures were computed with 40 digits. */
test.each([
  [0.01, 4.599479878042022],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [10, 12.80182748008147],
  [1000, 5905.220423209181],
])("the logarithm of Γ(%d)", (x, expected) => {
  expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(1e-13);
});

test.each([
  [0.5, 0.1, 0.34527915398142295, 0.654720846018577],
  [2.5, 3, 0.6937810815867216, 0.3062189184132784],
  [10, 4, 0.008132242796933864, 0.9918677572030662],
  [10, 25, 0.9997785233617512, 0.00022147663824878357],
  [100, 110, 0.8417213299399129, 0.15827867006008708],
  [0.3, 5, 0.9993486812492816, 0.0006513187507184516],
])("the two parts of a gamma distribution of shape %d around %d", (shape, x, lower, upper) => {
  expect(Math.abs(lowerGamma(shape, x) / lower - 1)).toBeLessThan(1e-12);
  expect(Math.abs(upperGamma(shape, x) / upper - 1)).toBeLessThan(1e-12);
});

test("nothing lies below 0", () => expect([lowerGamma(2, -1), upperGamma(2, -1)]).toEqual([0, 1]));
