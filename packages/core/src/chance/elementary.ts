/*
 * ECMAScript leaves the last digits of Math.log and Math.exp to the engine, so a simulated history would depend on who runs it.
 * These two are made of + − × ÷ on float64 alone, which IEEE 754 rounds in one way, and err by less than one unit in the last place.
 */

const float = new Float64Array(1);
/** The same eight bytes; the second word holds sign and exponent (every engine in use is little-endian). */
const words = new Int32Array(float.buffer);

/** ln 2 in two parts; the first has 40 bits, so that its product with an exponent is exact. */
const LN2_HIGH = Math.floor(Math.LN2 * 2 ** 40) / 2 ** 40;
const LN2_LOW = 7.371002565167799e-13;
const SMALLEST_NORMAL = 2 ** -1022;
/** The upper word of √½. */
const SQRT_HALF_WORD = 0x3fe6a09e;

/** 2 to the power of n at place `TOP` + n, for every n between −1074 and 1023. */
const TOP = 1074;
const powersOfTwo = new Float64Array(TOP + 1024);
for (let at = 0, power = Number.MIN_VALUE; at < powersOfTwo.length; at++, power *= 2) powersOfTwo[at] = power;

/** The natural logarithm, the same bits on every engine. */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x <= Number.MAX_VALUE)) return logOfOdd(x);
  float[0] = x;
  const exponent = ((words[1] as number) - SQRT_HALF_WORD) >> 20;
  const f = x * (powersOfTwo[TOP - exponent] as number) - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + atanhRest(s * s)) + exponent * LN2_LOW) - f);
}

/** The logarithm of what has no full significand: 0, ∞, what is below 0, no number, and the subnormal. */
function logOfOdd(x: number): number {
  if (x > 0 && x < SMALLEST_NORMAL) return log(x * 2 ** 54) - 54 * LN2_HIGH - 54 * LN2_LOW;
  return x === 0 ? Number.NEGATIVE_INFINITY : x < 0 ? Number.NaN : x;
}

/** 2 · atanh(s) / s − 2 by z = s², for |s| < 0.1716: a minimax polynomial, error below 1e-17. */
function atanhRest(z: number): number {
  const w = z * z;
  const odd = 0.666666666666667 + w * (0.28571428626400397 + w * (0.1818289324048533 + w * 0.14617881383863035));
  const even = 0.39999999999898445 + w * (0.22222211072567188 + w * 0.15331596234597247);
  return z * odd + w * even;
}

/** e to the power of x, the same bits on every engine. */
export function exp(x: number): number {
  if (!(x > -745.2)) return x <= -745.2 ? 0 : x;
  if (x > 709.8) return Number.POSITIVE_INFINITY;
  const exponent = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - exponent * LN2_HIGH;
  const low = exponent * LN2_LOW;
  const r = high - low;
  const significand = 1 + (high + (r * r * expRest(r) - low));
  const half = exponent >> 1;
  return significand * (powersOfTwo[TOP + half] as number) * (powersOfTwo[TOP + exponent - half] as number);
}

/** (exp(r) − 1 − r) / r² for |r| < 0.3466: a minimax polynomial, error below 2e-18. */
function expRest(r: number): number {
  const w = r * r;
  const even =
    0.041666666666666685 +
    w * (0.0013888888888874402 + w * (2.4801587347336815e-5 + w * (2.7557252910267314e-7 + w * 2.09215915460621e-9)));
  const odd =
    0.1666666666666667 +
    w * (0.008333333333326134 + w * (0.00019841269874822348 + w * (2.755725539844268e-6 + w * 2.5105217637423046e-8)));
  return 0.5 + (r * odd + w * even);
}
