import { expect, test } from "vitest";
import { randomStream } from "../../chance/random.ts";
import { chanceOf, type LogisticFit, logisticRegression } from "./logistic-regression.ts";

test("of two groups it is the log of their odds ratio, with the error of Woolf", () => {
  const fit = logisticRegression([
    { covariates: [0], yes: 200, no: 100 },
    { covariates: [1], yes: 150, no: 250 },
  ]) as LogisticFit;
  expect(fit.coefficients[0]).toBeCloseTo(Math.log(2), 3);
  expect(fit.coefficients[1]).toBeCloseTo(Math.log((150 * 100) / (250 * 200)), 3);
  expect(fit.errors[1]).toBeCloseTo(Math.sqrt(1 / 200 + 1 / 100 + 1 / 150 + 1 / 250), 4);
  expect(fit.separated).toBe(false);
});

test("log-odds of five covariates are recovered within four standard errors", () => {
  const truth = [0.4, -0.03, -0.6, -0.3, -1, 0.8];
  const stream = randomStream("logistic");
  const cases = Array.from({ length: 20_000 }, () => {
    const covariates = [
      30 * stream.uniform(),
      ...[0.2, 0.4, 0.1, 0.3].map((share) => Number(stream.uniform() < share)),
    ];
    const yes = Number(stream.uniform() < chanceOf(truth, covariates));
    return { covariates, yes, no: 1 - yes };
  });
  const { coefficients, errors } = logisticRegression(cases) as LogisticFit;
  for (const [place, known] of truth.entries())
    expect(Math.abs((coefficients[place] as number) - known)).toBeLessThan(4 * (errors[place] as number));
});

test("a group that never says no is told, and its log-odds stay finite", () => {
  const fit = logisticRegression([
    { covariates: [0], yes: 20, no: 20 },
    { covariates: [1], yes: 30, no: 0 },
  ]) as LogisticFit;
  expect(fit.separated).toBe(true);
  expect(fit.coefficients[1]).toBeGreaterThan(3);
  expect(Number.isFinite(fit.coefficients[1])).toBe(true);
});

test("what is known beforehand is left out of the estimate", () => {
  const cases = [
    { covariates: [], yes: 30, no: 70, offset: 0.5 },
    { covariates: [], yes: 30, no: 70, offset: 0.5 },
  ];
  expect(logisticRegression(cases)?.coefficients[0]).toBeCloseTo(Math.log(3 / 7) - 0.5, 8);
});

test("where all say the same, or two covariates are one, there is no estimate but for the ridge", () => {
  expect(logisticRegression([{ covariates: [1], yes: 5, no: 0 }])).toBeUndefined();
  const twins = logisticRegression([
    { covariates: [0, 0], yes: 20, no: 10 },
    { covariates: [1, 1], yes: 10, no: 20 },
  ]) as LogisticFit;
  expect(twins.coefficients[1]).toBeCloseTo(twins.coefficients[2] as number, 6);
});
