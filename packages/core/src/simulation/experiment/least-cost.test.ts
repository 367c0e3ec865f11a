import { expect, test } from "vitest";
import { type Group, leastCost, type Staffing } from "./least-cost.ts";

const groups: readonly Group[] = [
  { name: "chinese", from: 0, to: 40, cost: 10 },
  { name: "english", from: 0, to: 40, cost: 13 },
];

test("the cheapest of what reaches the target is found, and proved with few trials", async () => {
  const { best, proof, doubts, simulated } = await leastCost(groups, ([a = 0, b = 0]) => a * (b + 4) >= 300);
  expect(best).toEqual({ staffing: [20, 11], cost: 343 });
  expect(proof).toBe("optimal");
  expect(doubts).toEqual([]);
  expect(simulated).toBeLessThan((41 * 41) / 4);
});

test("of equally cheap ones it is the one with fewer of the first group", async () => {
  const alike = groups.map((group) => ({ ...group, cost: 1 }));
  expect((await leastCost(alike, ([a = 0, b = 0]) => a + b >= 17)).best).toEqual({ staffing: [0, 17], cost: 17 });
});

test("where everything within the ranges misses there is no answer, and that is proved with one trial a group", async () => {
  expect(await leastCost(groups, () => false)).toEqual({ best: undefined, simulated: 3, proof: "optimal", doubts: [] });
});

test("where nobody is needed, nobody is had", async () => {
  expect(await leastCost(groups, () => true)).toMatchObject({ best: { staffing: [0, 0], cost: 0 }, simulated: 1 });
});

test("no staffing is simulated twice", async () => {
  const seen = new Set<string>();
  await leastCost(groups, (staffing) => {
    expect(seen.has(staffing.join())).toBe(false);
    seen.add(staffing.join());
    return (staffing[0] as number) ** 2 + (staffing[1] as number) ** 2 >= 900;
  });
});

test("the proof rests on more staff never being worse: what no trial happens upon is not seen", async () => {
  const holed = ([a = 0]: Staffing): boolean => a === 12 || a > 15;
  expect(await leastCost(groups.slice(0, 1), holed)).toMatchObject({ best: { staffing: [16] }, proof: "optimal" });
});

test("where a trial happens upon it, the answer claims no more than what was tried around it, and shows why", async () => {
  const reaches = ([a = 0, b = 0]: Staffing): boolean => (a >= 10 && b >= 5) || (a === 11 && b === 4);
  const { best, proof, doubts } = await leastCost(groups, reaches);
  expect(best).toEqual({ staffing: [11, 4], cost: 162 });
  expect(proof).toBe("local");
  expect(doubts).toContainEqual({ reaches: [11, 4], misses: [40, 4] });
});
