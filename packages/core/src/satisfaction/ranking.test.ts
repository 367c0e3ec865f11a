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

test("scores that are equal by their votes are tied, however they were added up", () => {
  const exact = unit(7, 3);
  const inParts = {
    ...exact,
    votes: exact.votes.flatMap((vote) => Array.from({ length: vote.count }, () => ({ ...vote, count: 1 }))),
  };
  expect(ranked([exact, inParts]).map(({ place, tied }) => [place, tied])).toEqual([
    [1, 1],
    [1, 1],
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

  /** Of three units with a grid of possible truths each, the probability of every order, by going through all of them. */
  test("the places, the first, the last and the next of three units are what going through all truths says", () => {
    const counts = [
      [8, 2],
      [7, 3],
      [4, 6],
    ] as const;
    const grid = Array.from({ length: 150 }, (_, index) => (index + 0.5) / 150);
    const [first = [], second = [], third = []] = counts.map(([k, n]) => {
      const density = grid.map((x) => x ** (k - 0.5) * (1 - x) ** (n - 0.5));
      const whole = density.reduce((sum, one) => sum + one, 0);
      return density.map((one) => one / whole);
    });
    let [firstIsFirst, secondIsSecond, firstIsBeforeSecond] = [0, 0, 0];
    for (const [x, px] of first.entries())
      for (const [y, py] of second.entries())
        for (const [z, pz] of third.entries()) {
          const p = px * py * pz;
          const before = (one: number, other: number): number => (one > other ? 1 : one === other ? 0.5 : 0);
          firstIsBeforeSecond += p * before(x, y);
          firstIsFirst += p * before(x, y) * before(x, z);
          secondIsSecond += p * (before(x, y) * before(y, z) + before(z, y) * before(y, x));
        }
    const [one, other, last] = ranked(
      counts.map(([k, n]) => unit(k, n)),
      40_000,
    );
    expect(one?.right).toBeCloseTo(firstIsFirst, 2);
    expect(other?.right).toBeCloseTo(secondIsSecond, 2);
    expect(one?.beforeNext).toBeCloseTo(firstIsBeforeSecond, 2);
    expect(last?.beforeNext).toBeUndefined();
  });

  test("of seven, the first three are likely among the first and the last three among the last; the shares add up", () => {
    const ranks = ranked([95, 90, 85, 70, 55, 50, 45].map((resolved) => unit(resolved * 10, 1000 - resolved * 10)));
    const among = ranks.map(({ amongFirst = -1, amongLast = -1 }) => [amongFirst, amongLast] as const);
    expect(among.map(([first, last]) => [Math.round(first), Math.round(last)])).toEqual([
      ...[1, 2, 3].map(() => [1, 0]),
      [0, 0],
      ...[5, 6, 7].map(() => [0, 1]),
    ]);
    expect(among.reduce((sum, [first]) => sum + first, 0)).toBeCloseTo(3, 9);
    expect(among.reduce((sum, [, last]) => sum + last, 0)).toBeCloseTo(3, 9);
  });

  test("with three units or fewer everybody is among the first and the last", () =>
    expect(ranked([unit(9, 1), unit(1, 9)])).toMatchObject([
      { amongFirst: 1, amongLast: 1 },
      { amongFirst: 1, amongLast: 1 },
    ]));

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

  test("it is not told where nothing was drawn, and the places are the same", () => {
    const units = [unit(18, 2), unit(15, 5), unit(15, 5)];
    const [first, second] = ranked(units, 0);
    const nothing = { right: undefined, from: undefined, to: undefined, beforeNext: undefined };
    expect(first).toEqual({ place: 1, tied: 0, amongFirst: undefined, amongLast: undefined, ...nothing });
    expect(second).toMatchObject({ place: 2, tied: 1, ...nothing });
  });

  test("it is the same for the same seed", () => {
    const units = [unit(18, 2), unit(15, 5), unit(7, 3)];
    expect(ranked(units)).toEqual(ranked(units));
  });
});
