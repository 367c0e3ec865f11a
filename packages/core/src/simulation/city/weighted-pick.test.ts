import { expect, test } from "vitest";
import { randomStream } from "../../chance/random.ts";
import { weightedPick } from "./weighted-pick.ts";

test("each place is picked as often as its weight says", () => {
  const weights = [5, 0, 1, 3, 0.5, 0.5];
  const pick = weightedPick(weights);
  const stream = randomStream("picks");
  const counts = weights.map(() => 0);
  const draws = 100_000;
  for (let n = 0; n < draws; n++) {
    const place = pick(stream);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const chiSquare = counts.reduce((sum, count, place) => {
    const expected = ((weights[place] as number) / 10) * draws;
    return expected === 0 ? sum + count : sum + (count - expected) ** 2 / expected;
  }, 0);
  // The 99.9 % point of chi-square with 4 degrees of freedom.
  expect(chiSquare).toBeLessThan(18.47);
});

test("a single weight is always picked", () => {
  expect(weightedPick([0.3])(randomStream("one"))).toBe(0);
});
