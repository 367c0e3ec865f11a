import fc from "fast-check";
import { expect, test } from "vitest";
import { type Group, leastCost } from "../../src/simulation/experiment/least-cost.ts";
import type { Staffing } from "../../src/simulation/experiment/tried-staffings.ts";
import { tried } from "../runs.ts";

const arbitraryGroups = fc.array(
  fc.record({
    name: fc.constant("group"),
    from: fc.nat(3),
    more: fc.nat(7),
    cost: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** What reaches the targets is whatever has at least as many as one of a few staffings: any such set where more never hurts. */
const arbitraryCase = arbitraryGroups
  .map((groups) => groups.map(({ more, ...group }): Group => ({ ...group, to: group.from + more })))
  .chain((groups) =>
    fc.record({
      groups: fc.constant(groups),
      least: fc.array(fc.tuple(...groups.map(({ from, to }) => fc.integer({ min: from, max: to + 1 }))), {
        maxLength: 5,
      }),
    }),
  );

const costOf = (groups: readonly Group[], staffing: Staffing): number =>
  groups.reduce((sum, { cost }, at) => sum + cost * (staffing[at] as number), 0);

const sumOf = (staffing: Staffing): number => staffing.reduce((sum, count) => sum + count, 0);

function everyStaffing(groups: readonly Group[]): readonly Staffing[] {
  return groups.reduce<readonly Staffing[]>(
    (all, { from, to }) =>
      all.flatMap((one) => Array.from({ length: to - from + 1 }, (_, more) => [...one, from + more])),
    [[]],
  );
}

test("the answer costs what the best of all staffings costs, and no staffing is tried that need not be", () =>
  fc.assert(
    fc.asyncProperty(arbitraryCase, async ({ groups, least }) => {
      const reaches = (staffing: Staffing): boolean =>
        least.some((one) => one.every((count, at) => (staffing[at] as number) >= count));
      const all = everyStaffing(groups);
      const costs = all.filter(reaches).map((staffing) => costOf(groups, staffing));
      const { best, proof, simulated } = await leastCost(groups, (staffing) => [{ reached: reaches(staffing) }]);
      expect(best?.cost).toBe(costs.length === 0 ? undefined : Math.min(...costs));
      expect(best === undefined || reaches(best.staffing)).toBe(true);
      expect(proof).toBe("optimal");
      expect(simulated).toBeLessThanOrEqual(all.length);
    }),
    tried(200, 5_000),
  ));

test("where more staff may hurt, the answer still reaches the targets, and nothing cheaper beside it does", () =>
  fc.assert(
    fc.asyncProperty(arbitraryCase, fc.func(fc.boolean()), async ({ groups }, chance) => {
      const reaches = (staffing: Staffing): boolean => chance(staffing.join());
      const { best, doubts } = await leastCost(groups, (staffing) => [{ reached: reaches(staffing) }]);
      expect(doubts.every(({ better, misses }) => reaches(better) && !reaches(misses))).toBe(true);
      if (best === undefined) return;
      expect(reaches(best.staffing)).toBe(true);
      const beside = (staffing: Staffing): boolean => {
        const steps = staffing.map((count, at) => count - (best.staffing[at] as number)).filter((step) => step !== 0);
        return steps.length <= 2 && steps.every((step) => Math.abs(step) === 1);
      };
      const cheaper = everyStaffing(groups).filter((one) => beside(one) && costOf(groups, one) < best.cost);
      const single = cheaper.filter((one) => sumOf(one) >= sumOf(best.staffing) - 1);
      expect(single.filter(reaches)).toEqual([]);
    }),
    tried(200, 5_000),
  ));

/** A target on a value to which each of a group adds a weight; nothing has the value without staff where that is so. */
const arbitraryTarget = fc.record({
  weights: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
  isHarmed: fc.boolean(),
  needsStaff: fc.boolean(),
  share: fc.double({ min: 0, max: 1.1, noNaN: true }),
});

test("where more staff harms some targets and helps others, the answer is the best of all that there are", () =>
  fc.assert(
    fc.asyncProperty(arbitraryCase, fc.array(arbitraryTarget, { minLength: 1, maxLength: 3 }), async (one, targets) => {
      const { groups } = one;
      const all = everyStaffing(groups);
      fc.pre(all.length <= 1_000);
      const standings = (staffing: Staffing) =>
        targets.map(({ weights, isHarmed, needsStaff, share }) => {
          if (needsStaff && sumOf(staffing) === 0) return { reached: false };
          const of = (counts: Staffing) => counts.reduce((sum, count, at) => sum + count * (weights[at] as number), 0);
          const bound = share * of(groups.map(({ to }) => to));
          const mean = isHarmed ? -of(staffing) : of(staffing);
          return { reached: mean >= (isHarmed ? -bound : bound), value: { mean, least: mean } };
        });
      const costs = all
        .filter((staffing) => standings(staffing).every(({ reached }) => reached))
        .map((staffing) => costOf(groups, staffing));
      const { best, proof } = await leastCost(groups, standings);
      expect(best?.cost).toBe(costs.length === 0 ? undefined : Math.min(...costs));
      expect(proof).toBe("optimal");
    }),
    tried(200, 5_000),
  ));
