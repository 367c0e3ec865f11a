import { expect, test } from "vitest";
import { randomStream } from "../../chance/random.ts";
import { grid, latinHypercube } from "./sweep.ts";

test("a grid has every combination once, named for it", () => {
  expect(grid({ agents: [3, 4], rule: ["longest-idle", "skills"] }).map(({ name }) => name)).toEqual([
    "agents=3 rule=longest-idle",
    "agents=3 rule=skills",
    "agents=4 rule=longest-idle",
    "agents=4 rule=skills",
  ]);
  expect(grid({ agents: [] })).toEqual([]);
});

test("a Latin hypercube has one point in every stratum of every range", () => {
  const count = 25;
  const points = latinHypercube(
    { agents: { from: 100, to: 200 }, rate: { from: -1, to: 1 } },
    count,
    randomStream("lhs"),
  );
  const strata = (name: string, from: number, width: number) =>
    points.map(({ values }) => Math.floor(((Number(values[name]) - from) / width) * count)).sort((a, b) => a - b);
  const each = Array.from({ length: count }, (_, at) => at);
  expect(strata("agents", 100, 100)).toEqual(each);
  expect(strata("rate", -1, 2)).toEqual(each);
  expect(points).toEqual(
    latinHypercube({ agents: { from: 100, to: 200 }, rate: { from: -1, to: 1 } }, count, randomStream("lhs")),
  );
});

/** Stratifying removes the variance of each range's main effect (Stein, Technometrics 29, 1987). */
test("the mean of a sum over it varies far less than over independent points", () => {
  const mean = (seed: string): number => {
    const points = latinHypercube({ x: { from: 0, to: 1 }, y: { from: 0, to: 1 } }, 20, randomStream(seed));
    return points.reduce((sum, { values }) => sum + Number(values.x) + Number(values.y), 0) / 20;
  };
  const means = Array.from({ length: 100 }, (_, at) => mean(`lhs ${at}`));
  const variance = means.reduce((sum, one) => sum + (one - 1) ** 2, 0) / 100;
  expect(variance).toBeLessThan(1 / 6 / 20 / 50);
});
