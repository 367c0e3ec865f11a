import { expect, test } from "vitest";
import type { ExactCase } from "./exact-case.ts";
import { exactCases } from "./exact-cases.ts";
import { compared, validate } from "./validate.ts";

const outcomeOf = <Step, Value>(steps: Generator<Step, Value>): { readonly steps: Step[]; readonly value: Value } => {
  const taken: Step[] = [];
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { steps: taken, value: step.value };
    taken.push(step.value);
  }
};

const server = exactCases.find(({ name }) => name === "erlang-b") as ExactCase;

test("a case that is right agrees, and every replication is a step", () => {
  const { steps, value } = outcomeOf(validate([server], { seed: "one", thoroughness: "quick" }));
  expect(steps.at(-1)).toEqual({ done: 120, total: 120 });
  expect(value).toMatchObject([
    { name: "erlang-b", replications: 120, measures: [{ measure: "pBlock", agrees: true }] },
  ]);
});

test("the same seed gives the same means, another one others", () => {
  const meanOf = (seed: string) =>
    outcomeOf(validate([server], { seed, thoroughness: "quick" })).value[0]?.measures[0]?.mean;
  expect(meanOf("one")).toBe(meanOf("one"));
  expect(meanOf("one")).not.toBe(meanOf("another"));
});

test("a simulation that is wrong by a twentieth does not agree", () => {
  const wrong: ExactCase = {
    ...server,
    exact: () => ({ pBlock: (server.exact().pBlock as number) * 1.05 }),
  };
  const { value } = outcomeOf(validate([wrong], { seed: "one", thoroughness: "quick" }));
  expect(value[0]?.measures[0]).toMatchObject({ agrees: false });
});

test("what never happened agrees with a small chance, and not with a large one", () => {
  const never = Array.from({ length: 100 }, () => 0);
  expect(compared(never, 0.001, 0.01)).toMatchObject({ mean: 0, agrees: true });
  expect(compared(never, 0.1, 0.01)).toMatchObject({ mean: 0, agrees: false });
});

test("how far a mean is off is told in standard errors", () => {
  const { low, mean, high, errorsOff } = compared([1, 2, 3], 1, 0.01);
  expect(mean).toBe(2);
  expect(errorsOff).toBeCloseTo(Math.sqrt(3), 12);
  expect([low, high]).toEqual([
    expect.closeTo(2 - 4.30265 / Math.sqrt(3), 4),
    expect.closeTo(2 + 4.30265 / Math.sqrt(3), 4),
  ]);
});

test("a measure that a case does not have is never in agreement", () => {
  expect(compared([Number.NaN, Number.NaN], 1, 0.01).agrees).toBe(false);
});
