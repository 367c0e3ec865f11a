import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import { compare } from "../../src/simulation/experiment/comparison.ts";

/** Whether a difference is claimed. */
function isClaimed(values: readonly number[], baselineValues: readonly number[]): boolean {
  const names = { measure: { name: "calls", kind: "mean" }, point: "B", baseline: "A" } as const;
  const [one] = compare([{ ...names, values, baselineValues }], 0.95);
  return one?.finding === "less" || one?.finding === "more";
}

/** Chances of the differences of two counts that have the same chances, those of a Poisson count up to 5. */
function differencesOf(mean: number): readonly (readonly [difference: number, chance: number])[] {
  const counts = [0, 1, 2, 3, 4, 5];
  const weights: number[] = [];
  for (const count of counts) weights.push(count === 0 ? 1 : ((weights[count - 1] as number) * mean) / count);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const chances = new Map<number, number>();
  for (const [one, weight] of weights.entries())
    for (const [other, beside] of weights.entries())
      chances.set(one - other, (chances.get(one - other) ?? 0) + (weight * beside) / (all * all));
  return [...chances];
}

/** The chance that a difference is claimed after so many replications more, over everything that may come out. */
function claimed(differences: ReturnType<typeof differencesOf>, more: number, sofar: readonly number[] = []): number {
  if (more === 0)
    return isClaimed(
      sofar,
      sofar.map(() => 0),
    )
      ? 1
      : 0;
  return differences.reduce(
    (sum, [difference, chance]) => sum + chance * claimed(differences, more - 1, [...sofar, difference]),
    0,
  );
}

test.each([0.1, 0.5, 1, 3])(
  "of two equal scenarios with few counts, %d on average, one in twenty at most is called different",
  (mean) => {
    for (const replications of [2, 3, 4]) expect(claimed(differencesOf(mean), replications)).toBeLessThan(0.05);
  },
);

/** Four standard errors above and below 5 % of 4,000. */
test.each([2, 3, 4, 5])(
  "of two equal scenarios with many counts one in twenty is called different by %i replications",
  (replications) => {
    const seeds = 4_000;
    let claims = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const { uniform } = randomStreams(`equal scenarios ${replications}`).stream("counts", seed);
      const counts = (): readonly number[] =>
        Array.from({ length: replications }, () =>
          Array.from({ length: 12 }, () => Math.floor(30 * uniform())).reduce((sum, one) => sum + one, 0),
        );
      if (isClaimed(counts(), counts())) claims++;
    }
    expect(claims / seeds).toBeLessThan(0.064);
    expect(claims / seeds).toBeGreaterThan(0.036);
  },
);
