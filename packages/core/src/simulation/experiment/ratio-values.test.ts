import { expect, test } from "vitest";
import { randomStream } from "../../chance/random.ts";
import { momentsOf } from "./moments.ts";
import { type RatioPart, ratioValues } from "./ratio-values.ts";
import { studentInterval } from "./student-interval.ts";

test("parts of equal wholes are just the shares", () => {
  const values = ratioValues([1, 2, 6, 7].map((part) => ({ part, whole: 10 })));
  for (const [at, share] of [0.1, 0.2, 0.6, 0.7].entries()) expect(values[at]).toBeCloseTo(share, 12);
});

/** The delta method: Var R ≈ Σ (partᵢ − R wholeᵢ)² / (n (n − 1) w̄²). */
test("their spread is that of the delta method", () => {
  const { uniform } = randomStream("delta");
  const all = Array.from({ length: 400 }, () => {
    const whole = 100 + Math.floor(50 * uniform());
    return { part: Math.floor(whole * (0.5 + 0.4 * uniform())), whole };
  });
  const wholes = all.reduce((sum, { whole }) => sum + whole, 0);
  const ratio = all.reduce((sum, { part }) => sum + part, 0) / wholes;
  const delta =
    all.reduce((sum, { part, whole }) => sum + (part - ratio * whole) ** 2, 0) / (400 * 399 * (wholes / 400) ** 2);
  const { mean, variance } = momentsOf(ratioValues(all));
  expect(mean).toBeCloseTo(ratio, 4);
  expect(variance / 400 / delta).toBeCloseTo(1, 2);
});

test("where busy days are served worse, the intervals have the ratio in them and not the mean of the days' shares", () => {
  const { uniform, normal } = randomStream("busy days");
  const day = (): RatioPart => {
    const isBusy = uniform() < 0.3;
    const whole = isBusy ? 3_000 : 500;
    return { part: whole * ((isBusy ? 0.6 : 0.9) + 0.03 * normal()), whole };
  };
  const truth = (0.3 * 3_000 * 0.6 + 0.7 * 500 * 0.9) / (0.3 * 3_000 + 0.7 * 500);
  const covered = Array.from({ length: 400 }, () =>
    studentInterval(ratioValues(Array.from({ length: 60 }, day)), 0.95),
  );
  const share = covered.filter((one) => one && one.low <= truth && truth <= one.high).length / 400;
  expect(share).toBeGreaterThanOrEqual(0.91);
  expect(share).toBeLessThanOrEqual(0.985);
});
