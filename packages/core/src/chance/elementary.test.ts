import { expect, test } from "vitest";
import { exp, log } from "./elementary.ts";
import { randomStream } from "./random.ts";

const PRECISION = 256n;
const ONE = 1n << PRECISION;
const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;

/** A float64 as the integer by which 2^-1074, the smallest of them, is multiplied. */
function inSmallestUnits(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const digits = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? digits : (digits | (1n << 52n)) << (exponent - 1n);
  return x < 0 ? -size : size;
}

/** With 256 digits behind the point, cut off; exact for everything from 2^-200 on. */
const fixed = (x: number): bigint => (inSmallestUnits(x) << PRECISION) >> 1074n;

/** 2 · atanh(s), by its series. */
function twiceAtanh(s: bigint): bigint {
  let sum = 0n;
  for (let power = s, n = 1n; power !== 0n; power = times(power, times(s, s)), n += 2n) sum += power / n;
  return 2n * sum;
}
const LN2 = twiceAtanh(ONE / 3n);

/** The logarithm of a number of 2^-1074 units: of its significand by the series, of its power of two by ln 2. */
function preciseLog(x: number): bigint {
  const units = inSmallestUnits(x);
  const length = BigInt(units.toString(2).length);
  const significand = (units << PRECISION) >> length;
  return twiceAtanh(((significand - ONE) << PRECISION) / (significand + ONE)) + (length - 1074n) * LN2;
}

/** e to the power of x, over 2 to the power of `shift`. */
function preciseExp(x: number): { readonly significand: bigint; readonly shift: bigint } {
  const shift = BigInt(Math.round(x / Math.LN2));
  const rest = fixed(x) - shift * LN2;
  let sum = 0n;
  for (let term = ONE, n = 1n; term !== 0n; term = times(term, rest) / n, n++) sum += term;
  return { significand: sum, shift };
}

/** How far a result is from the truth, in units of its own last place. The truth is in units of 2^-1074, times 2^scale. */
function lastPlaces(result: number, truth: bigint, scale: bigint): number {
  const units = inSmallestUnits(result);
  const size = units < 0n ? -units : units;
  const lastPlace = 1n << (BigInt(size.toString(2).length - 53) + scale);
  return Math.abs(Number((((units << scale) - truth) * 1_000_000n) / lastPlace)) / 1e6;
}

const { uniform } = randomStream("elementary");
const many = (count: number, draw: () => number): readonly number[] => Array.from({ length: count }, draw);

test.each<[where: string, draw: () => number]>([
  ["everywhere", () => 2 ** (2098 * uniform() - 1074)],
  ["between 0 and 1", () => 1 - uniform()],
  ["around 1", () => 1 + (uniform() - 0.5) * 2 ** (-50 * uniform())],
  ["around the change of the exponent", () => Math.SQRT1_2 * (1 + (uniform() - 0.5) * 1e-6)],
])("the logarithm errs by less than a unit in the last place, %s", (_where, draw) => {
  for (const x of many(3000, draw).filter((one) => one !== 1)) {
    expect(lastPlaces(log(x), preciseLog(x) << (1074n - PRECISION), 0n), `log(${x})`).toBeLessThan(1);
  }
});

test.each<[where: string, draw: () => number]>([
  ["everywhere", () => 1416 * uniform() - 707],
  ["between −1 and 1", () => 2 * uniform() - 1],
  ["around 0", () => (uniform() - 0.5) * 2 ** (-60 * uniform())],
])("the power of e errs by less than a unit in the last place, %s", (_where, draw) => {
  for (const x of many(3000, draw)) {
    const { significand, shift } = preciseExp(x);
    expect(lastPlaces(exp(x), significand << (1074n + shift), PRECISION), `exp(${x})`).toBeLessThan(1);
  }
});

test("the logarithm of what is no positive number is what Math.log says", () => {
  for (const x of [0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1])
    expect(log(x), `log(${x})`).toBe(Math.log(x));
});

test("the power of e runs into 0 and into infinity where a float64 ends", () => {
  expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(exp(-746)).toBe(0);
  expect(exp(-745.13)).toBe(Number.MIN_VALUE);
  expect(exp(0)).toBe(1);
  expect(exp(709.78)).toBeLessThan(Number.MAX_VALUE);
  expect(exp(709.79)).toBe(Number.POSITIVE_INFINITY);
  expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  expect(exp(Number.NaN)).toBeNaN();
});

test("the digits are the same on every engine", () => {
  const digest = many(1000, uniform).reduce((sum, x) => sum * 0.5 + log(1 - x) * exp(-x), 0);
  expect(digest).toBe(-1.3384441526335071);
});
