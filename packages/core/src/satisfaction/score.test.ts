import { describe, expect, test } from "vitest";
import type { SatisfiedAnswer } from "../appeal/terms.ts";
import { shownScore } from "./ranking.ts";
import { rate } from "./scheme.ts";
import { huairou2025 } from "./schemes/huairou-2025.ts";
import { plain } from "./schemes/plain.ts";
import { zhungeer } from "./schemes/zhungeer.ts";
import { rateValue, type Scored, scoreOf, type VoteCount, validOf, worthOf } from "./score.ts";

const vote = (
  count: number,
  contacted: boolean,
  resolved: VoteCount["resolved"],
  satisfied?: SatisfiedAnswer,
): VoteCount => ({ contacted, resolved, satisfied, count });
const nothing = { part: 0, whole: 0 };
const scored = (votes: readonly VoteCount[], more: Partial<Scored> = {}): Scored => ({
  votes,
  signedInTime: nothing,
  evidenced: nothing,
  ...more,
});

/**
 * A subdistrict of twenty valid follow-ups, by Huairou's formulas of 2025: contacted 19, resolved 16 (the partly resolved one is
 * not), satisfied 12, basically satisfied 5. R = 19/20 = 0.95, S = 16/20 = 0.80, T = (12 + 0.9 × 5)/20 = 0.825;
 * 0.10 × 0.95 + 0.50 × 0.80 + 0.40 × 0.825 = 0.095 + 0.400 + 0.330 = 0.825, shown as 82.5.
 */
const subdistrict = scored([
  vote(12, true, "yes", "satisfied"),
  vote(4, true, "yes", "basically-satisfied"),
  vote(1, true, "partly", "basically-satisfied"),
  vote(2, true, "no", "dissatisfied"),
  vote(1, false, "no", "very-dissatisfied"),
]);

describe("by Huairou's formulas", () => {
  test("the worked subdistrict scores 82.5", () => {
    const score = scoreOf(subdistrict, huairou2025);
    expect(score).toMatchObject({
      response: { part: 19, whole: 20 },
      resolution: { part: 16, whole: 20 },
      satisfaction: { part: 16.5, whole: 20 },
    });
    expect(shownScore(score.composite ?? 0)).toBe(82.5);
  });

  test("whole votes and separate sums say the same", () => {
    const satisfied = { satisfied: 12, "basically-satisfied": 5, dissatisfied: 2, "very-dissatisfied": 1 };
    const rates = rate({ valid: 20, contacted: 19, resolved: 16, satisfied }, huairou2025);
    expect(scoreOf(subdistrict, huairou2025).composite).toBeCloseTo(rates?.composite ?? 0, 12);
  });

  test("nobody reached is no score, where the district's code writes 0", () => {
    expect(scoreOf(scored([]), huairou2025)).toMatchObject({ composite: undefined, interval: undefined });
  });
});

test("the composite is the mean of what each vote is worth", () => {
  for (const scheme of [huairou2025, plain, { ...zhungeer, partly: 0.5 }]) {
    const unit = { ...subdistrict, signedInTime: { part: 8, whole: 10 }, evidenced: { part: 3, whole: 20 } };
    const worth = unit.votes.reduce((sum, one) => sum + one.count * (worthOf(one, unit, scheme) ?? 0), 0);
    expect(scoreOf(unit, scheme).composite).toBeCloseTo(worth / validOf(unit.votes), 9);
  }
});

test("a response of three parts is their mean: signed in time 8 of 10, contacted 19 of 20, evidence 3 of 20", () => {
  const unit = { ...subdistrict, signedInTime: { part: 8, whole: 10 }, evidenced: { part: 3, whole: 20 } };
  const { response, contacted, composite } = scoreOf(unit, zhungeer);
  expect(rateValue(response)).toBeCloseTo((0.8 + 0.95 + 0.15) / 3, 9);
  expect(composite).toBeCloseTo(0.3 * ((0.8 + 0.95 + 0.15) / 3) + 0.35 * 0.8 + 0.35 * (12 / 20), 9);
  expect(contacted).toEqual({ part: 19, whole: 20 });
});

test("a mean of parts is a share of nothing: it has the counts of its parts and none of its own", () => {
  const unit = { ...subdistrict, signedInTime: { part: 8, whole: 10 }, evidenced: { part: 3, whole: 122 } };
  expect(scoreOf(unit, zhungeer).response).toEqual({
    value: expect.closeTo((0.8 + 0.95 + 3 / 122) / 3, 9),
    parts: [
      { name: "signed-in-time", counts: { part: 8, whole: 10 } },
      { name: "contacted", counts: { part: 19, whole: 20 } },
      { name: "evidenced", counts: { part: 3, whole: 122 } },
    ],
  });
});

test("where a part that the scheme asks for is not counted there is neither a response nor a score, but the other rates", () => {
  const { votes } = subdistrict;
  const score = scoreOf({ votes, signedInTime: { part: 8, whole: 10 } }, zhungeer);
  expect(score).toMatchObject({ composite: undefined, interval: undefined, response: { value: undefined } });
  expect(score).toMatchObject({ contacted: { part: 19 }, resolution: { part: 16 }, satisfaction: { part: 12 } });
  expect(votes.map((one) => worthOf(one, { votes }, zhungeer))).toEqual(votes.map(() => undefined));
  expect(scoreOf({ votes }, huairou2025)).toEqual(scoreOf(subdistrict, huairou2025));
});

test("a part of the response over nothing is left out of the mean", () => {
  const { response } = scoreOf({ ...subdistrict, evidenced: { part: 5, whole: 10 } }, zhungeer);
  expect(rateValue(response)).toBeCloseTo((0.95 + 0.5) / 2, 9);
});
