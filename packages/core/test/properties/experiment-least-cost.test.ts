import fc from "fast-check";
import { expect, test } from "vitest";
import { type Group, leastCost, type Staffing } from "../../src/simulation/experiment/least-cost.ts";
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
      const { best, proof, simulated } = await leastCost(groups, reaches);
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
      const { best, proof, doubts } = await leastCost(groups, reaches);
      expect(doubts.every((doubt) => reaches(doubt.reaches) && !reaches(doubt.misses))).toBe(true);
      expect(proof).toBe(doubts.length === 0 ? "optimal" : "local");
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
