import { log } from "./elementary.ts";
import { lowerGamma, upperGamma } from "./gamma-function.ts";
import type { RandomStream } from "./random.ts";

/** A standard normal variate, by inversion of one uniform number: it rises with it, and has the same bits on every engine. */
export const standardNormal = ({ uniform }: RandomStream): number => normalAt(uniform());

/** Fills a block with what so many calls of `standardNormal` would answer, in less time. */
export function standardNormals({ uniforms }: RandomStream, block: Float64Array): void {
  uniforms(block);
  for (let at = 0; at < block.length; at++) block[at] = normalAt(block[at] as number);
}

function normalAt(uniform: number): number {
  const beyond = uniform - 0.5 + 2 ** -54;
  return quantile(beyond, 0.5 - Math.abs(beyond));
}

/** The value below which a standard normal variate lies with probability `p`, above 0 and below 1; relative error below 1e-15. */
export const normalQuantile = (p: number): number => quantile(p - 0.5, Math.min(p, 1 - p));

/** The probability that a standard normal variate is at most `x`. */
export const normalCdf = (x: number): number =>
  x < 0 ? upperGamma(0.5, 0.5 * x * x) / 2 : (1 + lowerGamma(0.5, 0.5 * x * x)) / 2;

/**
 * The rational approximations PPND16 of Wichura (Applied Statistics 37, 1988, AS 241), by how far the probability lies beyond ½
 * and by the smaller part that is left over.
 */
function quantile(beyond: number, rest: number): number {
  if (rest >= 0.075) return beyond * near(0.180625 - beyond * beyond);
  const depth = Math.sqrt(-log(rest));
  const size = depth <= 5 ? far(depth - 1.6) : farther(depth - 5);
  return beyond < 0 ? -size : size;
}

const near = (r: number): number =>
  polynomial(
    r,
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227,
  ) /
  polynomial(
    r,
    1,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854,
  );

const far = (r: number): number =>
  polynomial(
    r,
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414,
  ) /
  polynomial(
    r,
    1,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-9,
  );

const farther = (r: number): number =>
  polynomial(
    r,
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-5,
    2.0103343992922881e-7,
  ) /
  polynomial(
    r,
    1,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-5,
    1.421511758316446e-7,
    2.0442631033899397e-15,
  );

/** a + br + cr² + … by Horner's rule. */
const polynomial = (
  r: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): number => a + r * (b + r * (c + r * (d + r * (e + r * (f + r * (g + r * h))))));
