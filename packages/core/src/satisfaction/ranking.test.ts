import { describe, expect, test } from "vitest";
import { randomStream } from "../chance/random.ts";
import { rankAll } from "./ranking.ts";
import type { Scheme } from "./scheme.ts";
import { huairou2025 } from "./schemes/huairou-2025.ts";
import { type Scored, scoreOf } from "./score.ts";

/** Only whether it is resolved counts, so that the truth about a unit has a beta distribution. */
const byResolution: Scheme = {
  ...huairou2025,
  weights: { response: 0, resolution: 1, satisfaction: 0 },
};
const nothing = { part: 0, whole: 0 };
const unit = (resolved: number, not: number): Scored => ({
  votes: [
    { contacted: true, resolved: "yes" as const, satisfied: undefined, count: resolved },
    { contacted: true, resolved: "no" as const, satisfied: undefined, count: not },
  ].filter(({ count }) => count > 0),
  signedInTime: nothing,
  evidenced: nothing,
});
const ranked = (units: readonly Scored[], draws?: number) =>
  rankAll(
    units.map((scored) => ({ composite: scoreOf(scored, byResolution).composite ?? 0, scored })),
    byResolution,
    randomStream("ranks"),
    draws,
  );

test("ties are ties: the same score to the digit that is shown has the same place, and the next one comes behind both", () => {
  const places = ranked([unit(9, 1), unit(90, 10), unit(99, 1), unit(1, 9)]).map(({ place, tied }) => [place, tied]);
  expect(places).toEqual([
    [2, 1],
    [2, 1],
    [1, 0],
    [4, 0],
  ]);
});

describe("how sure a place is", () => {
  /** P(X > Y) of two beta variables, by the trapezoidal rule over densities on a fine grid. */
  function isAbove(a: number, b: number, c: number, d: number): number {
    const steps = 20_000;
    const grid = Array.from({ length: steps - 1 }, (_, index) => (index + 1) / steps);
    const density = (p: number, q: number) => grid.map((x) => x ** (p - 1) * (1 - x) ** (q - 1));
    const [x, y] = [density(a, b), density(c, d)];
    let [below, sum, all] = [0, 0, 0];
    const whole = y.reduce((total, one) => total + one, 0);
    for (const [index, weight] of x.entries()) {
      below += y[index] ?? 0;
      sum += (weight * below) / whole;
      all += weight;
    }
    return sum / all;
  }

  test.each([
    [18, 2, 15, 5],
    [60, 40, 55, 45],
    [3, 1, 1, 3],
  ])("%i of %i more against %i of %i more is what integration says", (k, n, l, m) => {
    const exact = isAbove(k + 0.5, n + 0.5, l + 0.5, m + 0.5);
    const [first, second] = ranked([unit(k, n), unit(l, m)], 40_000);
    expect(first?.right).toBeCloseTo(exact, 2);
    expect(second?.right).toBeCloseTo(exact, 2);
  });

  test("many votes make it sure, few do not", () => {
    const [sure] = ranked([unit(9000, 1000), unit(8000, 2000)]);
    const [unsure] = ranked([unit(9, 1), unit(8, 2)]);
    expect(sure).toMatchObject({ place: 1, from: 1, to: 1 });
    expect(sure?.right).toBeGreaterThan(0.999);
    expect(unsure?.right).toBeLessThan(0.9);
    expect(unsure).toMatchObject({ from: 1, to: 2 });
  });

  test("tied units share their places: one of them is right", () => {
    const [one, other] = ranked([unit(10, 10), unit(10, 10)]);
    expect([one?.right, other?.right]).toEqual([1, 1]);
  });

  test("it is the same for the same seed", () => {
    const units = [unit(18, 2), unit(15, 5), unit(7, 3)];
    expect(ranked(units)).toEqual(ranked(units));
  });
});
