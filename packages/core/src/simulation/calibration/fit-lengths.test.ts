import { describe, expect, test } from "vitest";
import { type Distribution, sampler } from "../../chance/distributions/index.ts";
import { randomStream } from "../../chance/random.ts";
import { type FittedLengths, fitLengths } from "./fit-lengths.ts";
import type { ObservedLength } from "./grouped-lengths.ts";

const fitOf = (kind: FittedLengths["distribution"]["kind"], observed: readonly ObservedLength[]) =>
  fitLengths(observed).find(({ distribution }) => distribution.kind === kind) as FittedLengths;

const ended = (lengths: readonly number[]): readonly ObservedLength[] =>
  lengths.map((length) => ({ length, ended: true }));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Weeks of remission under treatment (Gehan 1965): nine ended, twelve were cut off. */
const remissions = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
  .split(" ")
  .map((text) => ({ length: Number.parseInt(text, 10), ended: !text.endsWith("+") }));

describe("the likeliest parameters", () => {
  const lengths = [3, 1, 4, 1.5, 9, 2.6, 5.3, 0.8, 9.7, 2];
  const logs = lengths.map(Math.log);

  test("of an exponential with lengths cut off: all time over all ends", () => {
    expect(fitOf("exponential", remissions).parameters[0]?.estimate).toBeCloseTo(359 / 9, 6);
  });

  test("of a lognormal have the mean and the variance of the logarithms", () => {
    const { distribution } = fitOf("lognormal", ended(lengths));
    const mu = sum(logs) / logs.length;
    const variance = sum(logs.map((one) => (one - mu) ** 2)) / logs.length;
    expect(distribution).toMatchObject({
      mean: expect.closeTo(Math.exp(mu + variance / 2), 5),
      scv: expect.closeTo(Math.exp(variance) - 1, 5),
    });
  });

  test("of a gamma keep the mean, and those of a Weibull solve its equation", () => {
    expect(fitOf("gamma", ended(lengths)).parameters[0]?.estimate).toBeCloseTo(sum(lengths) / lengths.length, 5);
    const shape = fitOf("weibull", ended(lengths)).parameters[1]?.estimate as number;
    const powers = lengths.map((length) => length ** shape);
    const weighted = sum(powers.map((power, place) => power * (logs[place] as number))) / sum(powers);
    expect(weighted - 1 / shape).toBeCloseTo(sum(logs) / logs.length, 5);
  });
});

const truths: readonly Distribution[] = [
  { kind: "exponential", mean: 5 },
  { kind: "lognormal", mean: 5, scv: 1.5 },
  { kind: "gamma", mean: 5, scv: 0.4 },
  { kind: "gamma", mean: 5, scv: 2.5 },
  { kind: "weibull", mean: 5, shape: 0.7 },
];

test.each(truths)("$kind is recovered from lengths a third of which is cut off", (truth) => {
  const stream = randomStream(`recovered ${JSON.stringify(truth)}`);
  const [draw, cut] = [sampler(truth), sampler({ kind: "exponential", mean: 9 })];
  const observed = Array.from({ length: 4000 }, () => {
    const [length, until] = [draw(stream), cut(stream)];
    return { length: Math.min(length, until), ended: length <= until };
  });
  const fit = fitOf(truth.kind as "gamma", observed);
  for (const { name, estimate, low, high } of fit.parameters) {
    const error = Math.log((high as number) / (low as number)) / (2 * 1.96);
    const known = (truth as unknown as Record<string, number>)[name] as number;
    expect(Math.abs(Math.log(estimate / known))).toBeLessThan(4 * error);
  }
  expect(fitLengths(observed)[0]?.aic).toBeLessThanOrEqual(fit.aic);
});

test("the best comes first, and a wrong family is worse by far", () => {
  const stream = randomStream("which is best");
  const draw = sampler({ kind: "lognormal", mean: 10, scv: 2 });
  const fits = fitLengths(ended(Array.from({ length: 1000 }, () => draw(stream))));
  expect(fits[0]?.distribution.kind).toBe("lognormal");
  expect((fits[1]?.aic as number) - (fits[0]?.aic as number)).toBeGreaterThan(10);
});

test("many lengths are grouped, and that moves no estimate", () => {
  const stream = randomStream("grouped");
  const draw = sampler({ kind: "lognormal", mean: 10, scv: 2 });
  const lengths = Array.from({ length: 6000 }, () => draw(stream));
  const logs = lengths.map(Math.log);
  const mu = sum(logs) / logs.length;
  const variance = sum(logs.map((one) => (one - mu) ** 2)) / logs.length;
  const { distribution } = fitOf("lognormal", ended(lengths));
  expect(distribution.mean / Math.exp(mu + variance / 2)).toBeCloseTo(1, 4);
});

test("a length of 0 is one that was too short to be measured", () => {
  const few = ended([1, 2, 4, 8, 16]);
  const [without, withZeros] = [few, [...few, ...ended([0, 0])]].map(
    (one) => fitOf("lognormal", one).distribution.mean,
  );
  expect(withZeros).toBeLessThan(without as number);
});

test("nothing is fitted to nothing, to lengths that are all cut off, or to a single length", () => {
  expect(fitLengths([])).toEqual([]);
  expect(fitLengths([{ length: 3, ended: false }])).toEqual([]);
  expect(fitLengths(ended([2, 2, 2]))).toEqual([]);
});
