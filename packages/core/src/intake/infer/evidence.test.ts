import { expect, test } from "vitest";
import { percent, probability } from "./evidence.ts";

test("no reasons leave even odds", () => expect(probability(0, [])).toBe(0.5));

test("every bit doubles the odds", () => expect(probability(3, [])).toBeCloseTo(8 / 9));

test("rivals as strong share what there is", () => {
  expect(probability(10, [10])).toBeCloseTo(0.5, 2);
  expect(probability(10, [10, 10, 10])).toBeCloseTo(0.25, 2);
});

test("rivals and having none of them make up one", () => {
  const bits = [4, 1, -3];
  const shares = bits.map((one, at) =>
    probability(
      one,
      bits.filter((_, other) => other !== at),
    ),
  );
  const none = 1 / (1 + 2 ** 4 + 2 ** 1 + 2 ** -3);
  expect(shares.reduce((sum, share) => sum + share, none)).toBeCloseTo(1);
});

test("reasons beyond all measure stay within bounds", () => {
  expect(probability(5_000, [4_000])).toBe(1);
  expect(probability(-5_000, [5_000])).toBe(0);
});

test.each([
  [0, "0 %"],
  [0.002, "below 1 %"],
  [0.254, "25 %"],
  [0.999, "over 99 %"],
  [1, "100 %"],
])("%d is said as %s", (share, said) => expect(percent(share)).toBe(said));
