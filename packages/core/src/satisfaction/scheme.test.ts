import { describe, expect, test } from "vitest";
import { type Answers, rate } from "./scheme.ts";
import { huairou2025 } from "./schemes/huairou-2025.ts";
import { schemes } from "./schemes/index.ts";

/** In percent to one decimal, as ladders are published. */
const shown = (composite: number | undefined): string => ((composite ?? Number.NaN) * 100).toFixed(1);

describe.each(schemes)("the scheme $id", (scheme) => {
  const { weights, example } = scheme;

  test("scores its own example as it says", () => {
    expect(shown(rate(example.answers, scheme)?.composite)).toBe(example.score.toFixed(1));
  });

  test("has weights that add up to 1", () => {
    expect(weights.response + weights.resolution + weights.satisfaction).toBeCloseTo(1, 12);
  });

  test("says nothing of those whom nobody asked", () => {
    expect(rate({ valid: 0, contacted: 0, resolved: 0, satisfied: {} }, scheme)).toBeUndefined();
  });
});

test("the ids of the schemes are different", () => {
  expect(new Set(schemes.map((scheme) => scheme.id)).size).toBe(schemes.length);
});

/**
 * Worked by hand from the formulas of the district's 2025 report code: R = contacted / V, S = resolved / V without partial
 * credit, T = (satisfied + 0.9 × basically satisfied) / V, score = (0.10 R + 0.50 S + 0.40 T) × 100, to one decimal.
 */
const worked: readonly (readonly [answers: Answers, score: string])[] = [
  [{ valid: 10, contacted: 10, resolved: 10, satisfied: { satisfied: 10 } }, "100.0"],
  [{ valid: 10, contacted: 0, resolved: 0, satisfied: { dissatisfied: 10 } }, "0.0"],
  [{ valid: 10, contacted: 10, resolved: 0, satisfied: {} }, "10.0"],
  [{ valid: 10, contacted: 0, resolved: 10, satisfied: {} }, "50.0"],
  [{ valid: 10, contacted: 0, resolved: 0, satisfied: { satisfied: 10 } }, "40.0"],
  [{ valid: 10, contacted: 0, resolved: 0, satisfied: { "basically-satisfied": 10 } }, "36.0"],
  [{ valid: 8, contacted: 7, resolved: 6, satisfied: { satisfied: 4, "basically-satisfied": 2 } }, "75.3"],
  [{ valid: 3, contacted: 3, resolved: 2, satisfied: { satisfied: 1, "basically-satisfied": 1 } }, "68.7"],
];

test.each(worked)("by Huairou's formulas %j scores %s", (answers, score) => {
  expect(shown(rate(answers, huairou2025)?.composite)).toBe(score);
});

test("the three rates stand beside the score, none of them rounded", () => {
  const answers = { valid: 3, contacted: 2, resolved: 1, satisfied: { satisfied: 1, "basically-satisfied": 1 } };
  const rates = rate(answers, huairou2025);
  expect(rates).toMatchObject({ response: 2 / 3, resolution: 1 / 3 });
  expect(rates?.satisfaction).toBeCloseTo(1.9 / 3, 12);
});
