import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivals } from "../../src/chance/arrivals.ts";
import { plainAmount } from "../../src/chance/distributions/distribution-kind.ts";
import { type Distribution, distributionSchema, lawOf } from "../../src/chance/distributions/index.ts";
import { exp, log } from "../../src/chance/elementary.ts";
import { randomStream } from "../../src/chance/random.ts";
import { randomStreams } from "../../src/chance/streams.ts";
import { tried } from "../runs.ts";

const amount = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
const scv = fc.double({ min: 0.001, max: 50, noNaN: true });
const three = fc.tuple(amount, amount, amount).filter(([a, b, c]) => a !== b && b !== c && a !== c);

/** Distributions in writing, each by its kind. */
const written = fc.oneof(
  amount.map((mean) => ({ exponential: { mean } })),
  amount.map((value) => ({ constant: { value } })),
  fc.record({ mean: amount, scv }).map((lognormal) => ({ lognormal })),
  fc.record({ mean: amount, scv }).map((gamma) => ({ gamma })),
  fc.record({ mean: amount, scv: scv.map((one) => 1 + one) }).map((hyperexponential) => ({ hyperexponential })),
  fc.record({ mean: amount, shape: fc.double({ min: 0.2, max: 20, noNaN: true }) }).map((weibull) => ({ weibull })),
  fc.record({ mean: amount, phases: fc.integer({ min: 1, max: 100 }) }).map((erlang) => ({ erlang })),
  three.map((limits) => {
    const [low, mode, high] = limits.toSorted((a, b) => a - b);
    return { triangular: { low, mode, high } };
  }),
  three.map(([one, other]) => ({ uniform: { low: Math.min(one, other), high: Math.max(one, other) } })),
  fc.array(amount, { minLength: 1 }).map((values) => ({ empirical: { values } })),
);
const distribution: fc.Arbitrary<Distribution> = written.map((one) => distributionSchema(plainAmount).parse(one));

test("whatever the parameters, variates of positive amounts are finite, not negative, and where the cdf says", () =>
  fc.assert(
    fc.property(distribution, fc.string(), (one, seed) => {
      const { mean, variance, cdf, draw } = lawOf(one);
      expect(mean).toBeGreaterThan(0);
      expect(variance).toBeGreaterThanOrEqual(0);
      const stream = randomStream(seed);
      const drawn = Array.from({ length: 20 }, () => draw(stream)).sort((a, b) => a - b);
      expect(drawn.every((x) => x >= 0 && x < Number.POSITIVE_INFINITY)).toBe(true);
      const ranks = drawn.map(cdf);
      expect(ranks.every((rank) => rank >= 0 && rank <= 1 + 1e-12)).toBe(true);
      for (const [at, rank] of ranks.entries()) expect(rank).toBeGreaterThanOrEqual((ranks[at - 1] ?? 0) - 1e-12);
      expect(cdf(-1)).toBe(0);
    }),
    tried(300, 30_000),
  ));

test("a distribution is scaled by scaling its amounts: the same stream gives variates in the same proportion", () =>
  fc.assert(
    fc.property(amount, scv, fc.string(), (mean, spread, seed) => {
      for (const kind of ["lognormal", "gamma"] as const) {
        const [one, twice] = [lawOf({ kind, mean, scv: spread }), lawOf({ kind, mean: 2 * mean, scv: spread })];
        const [stream, twin] = [randomStream(seed), randomStream(seed)];
        for (let at = 0; at < 5; at++) {
          const [x, double] = [one.draw(stream), twice.draw(twin)];
          expect(Math.abs(double - 2 * x)).toBeLessThanOrEqual(1e-12 * double);
        }
      }
    }),
    tried(100, 10_000),
  ));

const profile = fc.record({
  start: fc.integer({ min: -1e6, max: 1e6 }),
  step: fc.integer({ min: 1, max: 10_000 }),
  expected: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 50, noNaN: true })), {
    minLength: 1,
    maxLength: 12,
  }),
});

test("arrivals under any profile are those of a walk through it step by step", () =>
  fc.assert(
    fc.property(profile, fc.integer({ min: 0, max: 1e6 }), fc.string(), ({ start, step, expected }, since, seed) => {
      fc.pre(expected.some((one) => one > 0.01));
      const [next, stream, { exponential }] = [
        arrivals({ start, step, expected }),
        randomStream(seed),
        randomStream(seed),
      ];
      let at = start + since;
      for (let count = 0; count < 20; count++) {
        const before = at;
        at = next(stream, at);
        expect(at).toBeGreaterThanOrEqual(before);
        const grown = expectedUntil(at - start, step, expected) - expectedUntil(before - start, step, expected);
        expect(grown).toBeCloseTo(exponential(), 4);
      }
    }),
    tried(200, 20_000),
  ));

/** What is expected within this time of the start of a cycle. */
function expectedUntil(time: number, step: number, expected: readonly number[]): number {
  const cycle = step * expected.length;
  const within = time % cycle;
  const total = expected.reduce((sum, one) => sum + one, 0);
  const parts = expected.map((one, at) => one * Math.min(1, Math.max(0, within / step - at)));
  return Math.floor(time / cycle) * total + parts.reduce((sum, one) => sum + one, 0);
}

test("log and exp undo each other, and agree with those of this engine", () =>
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(5e-16);
      expect(Math.abs(log(exp(x)) - x)).toBeLessThan(4e-16 * Math.max(1, Math.abs(x)));
    }),
    tried(2000, 1_000_000),
  ));

test("streams of different names never begin alike", () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.string(), fc.nat()), { minLength: 2, selector: ([name, at]) => `${at} ${name}` }),
      (names) => {
        const { stream } = randomStreams("one");
        const begun = names.map(([name, replication]) => stream(name, replication).uniform());
        expect(new Set(begun).size).toBe(names.length);
      },
    ),
    tried(100, 10_000),
  ));
