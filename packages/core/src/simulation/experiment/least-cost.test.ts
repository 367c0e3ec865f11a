import { expect, test } from "vitest";
import { type Group, leastCost } from "./least-cost.ts";
import type { Standing } from "./targets.ts";
import type { Staffing } from "./tried-staffings.ts";

/** Of one target nothing is known but whether it is reached. */
const by = (reaches: (staffing: Staffing) => boolean) => (staffing: Staffing) => [{ reached: reaches(staffing) }];

/** A target on a value of which nothing is uncertain. */
const atLeast = (bound: number, value: number): Standing => ({
  reached: value >= bound,
  value: { mean: value, least: value },
});

const groups: readonly Group[] = [
  { name: "chinese", from: 0, to: 40, cost: 10 },
  { name: "english", from: 0, to: 40, cost: 13 },
];

test("the cheapest of what reaches the target is found, and proved with few trials", async () => {
  const { best, proof, doubts, simulated } = await leastCost(
    groups,
    by(([a = 0, b = 0]) => a * (b + 4) >= 300),
  );
  expect(best).toEqual({ staffing: [20, 11], cost: 343 });
  expect(proof).toBe("optimal");
  expect(doubts).toEqual([]);
  expect(simulated).toBeLessThan((41 * 41) / 4);
});

test("of equally cheap ones it is the one with fewer of the first group", async () => {
  const alike = groups.map((group) => ({ ...group, cost: 1 }));
  expect(
    (
      await leastCost(
        alike,
        by(([a = 0, b = 0]) => a + b >= 17),
      )
    ).best,
  ).toEqual({ staffing: [0, 17], cost: 17 });
});

test("where everything within the ranges misses there is no answer, and that is proved with one trial a group", async () => {
  expect(
    await leastCost(
      groups,
      by(() => false),
    ),
  ).toEqual({ best: undefined, simulated: 3, proof: "optimal", doubts: [] });
});

test("where nobody is needed, nobody is had", async () => {
  expect(
    await leastCost(
      groups,
      by(() => true),
    ),
  ).toMatchObject({ best: { staffing: [0, 0], cost: 0 }, simulated: 1 });
});

test("no staffing is simulated twice", async () => {
  const seen = new Set<string>();
  await leastCost(groups, (staffing) => {
    expect(seen.has(staffing.join())).toBe(false);
    seen.add(staffing.join());
    return [{ reached: (staffing[0] as number) ** 2 + (staffing[1] as number) ** 2 >= 900 }];
  });
});

test("the proof rests on more staff never being worse: what no trial happens upon is not seen", async () => {
  const holed = ([a = 0]: Staffing): boolean => a === 12 || a > 15;
  expect(await leastCost(groups.slice(0, 1), by(holed))).toMatchObject({ best: { staffing: [16] }, proof: "optimal" });
});

test("where a trial happens upon it, all that costs less is tried, and it is shown why", async () => {
  const reaches = ([a = 0, b = 0]: Staffing): boolean =>
    (a >= 10 && b >= 5) || (a === 11 && b === 4) || (a === 14 && b === 1);
  const { best, proof, doubts } = await leastCost(groups, by(reaches));
  expect(best).toEqual({ staffing: [14, 1], cost: 153 });
  expect(proof).toBe("optimal");
  expect(doubts).toContainEqual({ misses: [40, 4], better: [11, 4] });
});

const agents = (to: number, from = 1): readonly Group[] => [{ name: "agents", from, to, cost: 1 }];

test("what reaches a target that more staff harms is found between a staffing that is too small and one that is too great", async () => {
  const { best, proof, doubts, simulated } = await leastCost(agents(4), ([a = 0]) => [
    atLeast(0.7, a / 4),
    atLeast(0.3, 0.6 - a / 10),
  ]);
  expect(best).toEqual({ staffing: [3], cost: 3 });
  expect({ proof, doubts, simulated }).toEqual({
    proof: "optimal",
    doubts: [{ misses: [4], better: [1] }],
    simulated: 4,
  });
});

test("where nobody has a value without staff, that more staff harms is found out nevertheless", async () => {
  const waited = ([a = 0]: Staffing): readonly Standing[] => (a === 0 ? [{ reached: false }] : [atLeast(10, 30 / a)]);
  expect(await leastCost(agents(40, 0), waited)).toMatchObject({ best: { staffing: [1] }, proof: "optimal" });
  const answered = ([a = 0]: Staffing): readonly Standing[] => (a === 0 ? [{ reached: false }] : [atLeast(99, a)]);
  expect(await leastCost(agents(40, 0), answered)).toMatchObject({ best: undefined, proof: "optimal", simulated: 3 });
});

test("a target that nothing reaches proves so with few trials, whatever more staff does to another", async () => {
  const both = ([a = 0, b = 0]: Staffing): readonly Standing[] => [atLeast(100, a + b), atLeast(50, 60 - a)];
  expect(await leastCost(groups, both)).toEqual({ best: undefined, simulated: 3, proof: "optimal", doubts: [] });
});

test("a value that is worse by chance, less than its interval, is looked into and throws no doubt on anything", async () => {
  const blurred = ([a = 0]: Staffing): readonly Standing[] => {
    const mean = a === 1 ? 2 : 1 + a / 1_000;
    return [{ reached: false, value: { mean, least: mean - 2 } }];
  };
  expect(await leastCost(agents(40), blurred)).toEqual({ best: undefined, simulated: 3, proof: "optimal", doubts: [] });
});

test("a value that first rises and then falls is not missed between two of which neither is clearly better", async () => {
  const humped = ([a = 0]: Staffing): readonly Standing[] => {
    const mean = [9, 20, 16.6, 8.3, 5.2][a] as number;
    return [{ reached: mean >= 10, value: { mean, least: mean - 10 } }];
  };
  expect(await leastCost(agents(4, 0), humped)).toMatchObject({ best: { staffing: [1] }, proof: "optimal" });
});

test("where there is too much to try where more harms, no more is claimed than is known", async () => {
  const many = groups.map((group) => ({ ...group, to: 400 }));
  const never = ([a = 0, b = 0]: Staffing): readonly Standing[] => [atLeast(5, 4 - (a + b) / 1_000)];
  const { best, proof, doubts, simulated } = await leastCost(many, never);
  expect({ best, proof }).toEqual({ best: undefined, proof: "local" });
  expect(doubts).not.toEqual([]);
  expect(simulated).toBeGreaterThan(1_000);
  expect(simulated).toBeLessThan(1_010);
});
