import { expect, test } from "vitest";
import { type Distribution, distributionKinds, lawOf, sampler } from "../../src/chance/distributions/index.ts";
import { logGamma } from "../../src/chance/gamma-function.ts";
import { randomStream } from "../../src/chance/random.ts";
import { randomStreams } from "../../src/chance/streams.ts";
import { tried } from "../runs.ts";

const DRAWS = tried(100_000, 10_000_000).numRuns ?? 0;
const drawn = (distribution: Distribution): Float64Array => {
  const [draw, stream] = [sampler(distribution), randomStream(JSON.stringify(distribution))];
  return Float64Array.from({ length: DRAWS }, () => draw(stream));
};

/** What textbooks say that X to the power of n is on average. */
const moments: { readonly [Kind in Distribution["kind"]]: (law: never, n: number) => number } = {
  constant: ({ value }: { value: number }, n) => value ** n,
  uniform: ({ low, high }: { low: number; high: number }, n) =>
    (high ** (n + 1) - low ** (n + 1)) / ((n + 1) * (high - low)),
  triangular: ({ low, mode, high }: { low: number; mode: number; high: number }, n) =>
    (2 * ((high - mode) * low ** (n + 2) - (high - low) * mode ** (n + 2) + (mode - low) * high ** (n + 2))) /
    ((n + 1) * (n + 2) * (high - low) * (high - mode) * (mode - low)),
  exponential: ({ mean }: { mean: number }, n) => mean ** n * factorial(n),
  lognormal: ({ mean, scv }: { mean: number; scv: number }, n) => mean ** n * (1 + scv) ** ((n * (n - 1)) / 2),
  gamma: ({ mean, scv }: { mean: number; scv: number }, n) => gammaMoment(1 / scv, mean * scv, n),
  weibull: ({ mean, shape }: { mean: number; shape: number }, n) =>
    mean ** n * Math.exp(logGamma(1 + n / shape) - n * logGamma(1 + 1 / shape)),
  erlang: ({ mean, phases }: { mean: number; phases: number }, n) => gammaMoment(phases, mean / phases, n),
  hyperexponential: ({ mean, scv }: { mean: number; scv: number }, n) => {
    const often = 0.5 * (1 + Math.sqrt((scv - 1) / (scv + 1)));
    return (factorial(n) * mean ** n * (often ** (1 - n) + (1 - often) ** (1 - n))) / 2 ** n;
  },
  empirical: ({ values, weights }: { values: number[]; weights: number[] }, n) => {
    const total = weights.reduce((sum, weight) => sum + weight);
    return values.reduce((sum, value, at) => sum + value ** n * (weights[at] ?? 0), 0) / total;
  },
};
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
const gammaMoment = (shape: number, scale: number, n: number): number =>
  n === 0 ? 1 : (shape + n - 1) * scale * gammaMoment(shape, scale, n - 1);
const momentOf = (distribution: Distribution, n: number): number =>
  moments[distribution.kind](distribution as never, n);

const cases: readonly Distribution[] = [
  ...distributionKinds.map(({ example }) => example),
  { kind: "lognormal", mean: 300_000, scv: 0.1 },
  { kind: "gamma", mean: 1, scv: 1 / 25 },
  { kind: "gamma", mean: 3, scv: 2.5 },
  { kind: "weibull", mean: 60, shape: 0.7 },
  { kind: "erlang", mean: 1, phases: 1 },
  { kind: "hyperexponential", mean: 1, scv: 1 },
  { kind: "uniform", low: -2, high: 1 },
];
const named = cases.map((distribution) => [JSON.stringify(distribution), distribution] as const);

test.each(named)("%s has the mean and the variance of the textbook", (_name, distribution) => {
  const { mean, variance } = lawOf(distribution);
  expect(mean).toBeCloseTo(momentOf(distribution, 1), 9);
  expect(Math.abs(variance + mean ** 2 - momentOf(distribution, 2))).toBeLessThan(1e-12 * momentOf(distribution, 2));
});

/** Five standard errors: a false alarm in two million. */
test.each(named)("%s is drawn with the first four moments of the textbook", (_name, distribution) => {
  const found = drawn(distribution);
  for (const n of [1, 2, 3, 4]) {
    const expected = momentOf(distribution, n);
    const error = Math.sqrt((momentOf(distribution, 2 * n) - expected ** 2) / found.length);
    const average = found.reduce((sum, x) => sum + x ** n, 0) / found.length;
    expect(Math.abs(average - expected), `moment ${n}`).toBeLessThanOrEqual(5 * error + 1e-12 * Math.abs(expected));
  }
});

const continuous = named.filter(([, { kind }]) => kind !== "constant" && kind !== "empirical");

/**
 * The cdf of a variate is uniform. Kolmogorov and Smirnov: the largest gap times √n is above 2.69 once in a million.
 * Chi-square in 1000 cells: five standard deviations above its mean, about once in a million.
 */
test.each(continuous)("%s is drawn as its cdf says", (_name, distribution) => {
  const { cdf } = lawOf(distribution);
  const ranks = drawn(distribution).map(cdf).sort();
  const gap = ranks.reduce((most, u, at) => Math.max(most, u - at / ranks.length, (at + 1) / ranks.length - u), 0);
  expect(gap * Math.sqrt(ranks.length)).toBeLessThan(2.69);

  const cells = new Float64Array(1000);
  for (const u of ranks) cells[Math.min(999, Math.floor(1000 * u))]! += 1;
  const chiSquare = cells.reduce((sum, count) => sum + (count - DRAWS / 1000) ** 2 / (DRAWS / 1000), 0);
  expect(chiSquare).toBeLessThan(999 + 5 * Math.sqrt(2 * 999));
});

test("an observed value is drawn as often as it was observed", () => {
  const found = drawn({ kind: "empirical", values: [2, 7, 3, 9], weights: [5, 1, 4, 0] });
  for (const [value, share] of [
    [2, 0.5],
    [7, 0.1],
    [3, 0.4],
    [9, 0],
  ] as const) {
    const count = found.filter((x) => x === value).length;
    expect(Math.abs(count - share * DRAWS)).toBeLessThanOrEqual(5 * Math.sqrt(DRAWS * share * (1 - share)));
  }
  const { cdf } = lawOf({ kind: "empirical", values: [2, 7, 3, 3] });
  expect([1, 2, 2.5, 3, 6.9, 7, 8].map(cdf)).toEqual([0, 0.25, 0.25, 0.75, 0.75, 1, 1]);
});

const monotone = distributionKinds.filter((kind) => kind.monotone && kind.kind !== "constant");

test.each(monotone.map(({ kind, example }) => [kind, example] as const))(
  "%s varies in the other direction where its stream is antithetic, and stays in step with it",
  (_kind, example) => {
    const draw = sampler(example);
    const [one, other] = [randomStreams(1).stream("x"), randomStreams(1, { antithetic: true }).stream("x")];
    const { mean, variance } = lawOf(example);
    const products = Array.from({ length: 5000 }, () => (draw(one) - mean) * (draw(other) - mean));
    expect(products.reduce((sum, product) => sum + product) / products.length / variance).toBeLessThan(-0.25);
    expect(one.bits() + other.bits()).toBe(2 ** 32 - 1);
  },
);

const byOneNumber = ["uniform", "triangular", "exponential", "lognormal", "weibull", "empirical"];

test.each(
  monotone.filter(({ kind }) => byOneNumber.includes(kind)).map(({ kind, example }) => [kind, example] as const),
)("%s rises with the one uniform number from which it is made", (_kind, example) => {
  const draw = sampler(example);
  const [stream, twin] = [randomStream("x"), randomStream("x")];
  const pairs = Array.from({ length: 2000 }, () => ({ u: twin.uniform(), x: draw(stream) }));
  const values = pairs.toSorted((one, other) => one.u - other.u).map(({ x }) => x);
  expect(values).toEqual(values.toSorted((one, other) => one - other));
});
