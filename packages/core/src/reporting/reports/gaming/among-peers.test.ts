import { describe, expect, test } from "vitest";
import { randomStream } from "../../../chance/random.ts";
import type { Counts } from "../../../satisfaction/interval.ts";
import { chanceOfShare, spreadOf } from "./among-peers.ts";

/** Tuberculosis among the vaccinated and others in 13 trials of the BCG vaccine (Colditz et al., JAMA 271, 1994): cases and people. */
const trials = [
  [4, 123, 11, 139],
  [6, 306, 29, 303],
  [3, 231, 11, 220],
  [62, 13_598, 248, 12_867],
  [33, 5069, 47, 5808],
  [180, 1541, 372, 1451],
  [8, 2545, 10, 629],
  [505, 88_391, 499, 88_391],
  [29, 7499, 45, 7277],
  [17, 1716, 65, 1665],
  [186, 50_634, 141, 27_338],
  [5, 2498, 3, 2341],
  [27, 16_913, 29, 17_854],
] as const;

describe("the spread of peers", () => {
  test("of the trials of BCG is that of the literature", () => {
    const effects = trials.map(([cases, people, others, otherPeople]) => ({
      value: Math.log(cases / people / (others / otherPeople)),
      variance: 1 / cases - 1 / people + 1 / others - 1 / otherPeople,
    }));
    const { mean, between, doubt } = spreadOf(effects);
    expect(between).toBeCloseTo(0.3181, 4);
    expect(mean).toBeCloseTo(-0.715, 3);
    expect(Math.sqrt(doubt)).toBeCloseTo(0.181, 3);
  });

  test("is none among peers that differ less than chance would have it", () => {
    const effects = [0.9, 1, 1.1].map((value) => ({ value, variance: 1 }));
    expect(spreadOf(effects)).toEqual({ mean: 1, doubt: expect.closeTo(1 / 3), between: 0 });
  });
});

describe("the chance of a share among peers", () => {
  const peers = (part: number): readonly Counts[] => Array.from({ length: 10 }, () => ({ part, whole: 200 }));

  test("is even for one that is like them, and falls as it rises above them", () => {
    const chances = [10, 20, 30, 60].map((part) => chanceOfShare({ part, whole: 200 }, peers(10)));
    expect(chances[0]).toBeCloseTo(0.5);
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(chances.at(-1)).toBeLessThan(1e-4);
  });

  test("is greater where the peers differ", () => {
    const different = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20].map((part) => ({ part, whole: 200 }));
    const unit = { part: 40, whole: 200 };
    expect(chanceOfShare(unit, different)).toBeGreaterThan(10 * chanceOfShare(unit, peers(11)));
  });

  test("says nothing of a few that are high among none", () => {
    expect(chanceOfShare({ part: 1, whole: 200 }, peers(0))).toBeGreaterThan(0.05);
    expect(chanceOfShare({ part: 0, whole: 200 }, peers(0))).toBeCloseTo(0.5);
  });

  test.each([
    ["alike", 0],
    ["different", 0.5],
  ])("comes out below 1 in 100 about as seldom as that where all are %s", (_name, spread) => {
    const { uniform, normal } = randomStream("peers");
    const unit = (): Counts => {
      const odds = 0.1 * Math.exp(spread * normal());
      const whole = 100 + Math.floor(300 * uniform());
      const draws = Array.from({ length: whole }, uniform);
      return { part: draws.filter((draw) => draw < odds / (1 + odds)).length, whole };
    };
    const few = Array.from({ length: 4000 }, () => chanceOfShare(unit(), Array.from({ length: 9 }, unit))).filter(
      (chance) => chance < 0.01,
    );
    // Three standard errors above the nominal 40.
    expect(few.length).toBeLessThan(60);
  });
});
