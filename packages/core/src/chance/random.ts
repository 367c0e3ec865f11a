import { sha256Hex } from "../hash.ts";

/** A stream of random numbers that is the same for the same seed, on every machine. */
export interface RandomStream {
  /** 32 random bits, as an integer from 0 to 2³² − 1. */
  readonly bits: () => number;
  /** A number from 0, included, to 1, excluded, with 53 random bits. */
  readonly uniform: () => number;
  readonly normal: () => number;
  /** A gamma variate of this shape, above 0, and scale 1. */
  readonly gamma: (shape: number) => number;
}

/** The state of a generator: 128 bits in four words, not all of them 0. */
export type RandomState = readonly [number, number, number, number];

/** The stream that a text names: its SHA-256 is the state. */
export function randomStream(seed: string): RandomStream {
  const hash = sha256Hex(seed);
  const word = (index: number): number => Number.parseInt(hash.slice(8 * index, 8 * index + 8), 16);
  return streamFrom([word(0), word(1), word(2), word(3)]);
}

/** xoshiro128** (Blackman and Vigna, 2018) from a given state. */
export function streamFrom([first, second, third, fourth]: RandomState): RandomStream {
  let [a, b, c, d] = [first | 0, second | 0, third | 0, fourth | 0];
  const bits = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
  const uniform = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
  const normal = (): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  };
  return { bits, uniform, normal, gamma: (shape) => gammaOf(shape, uniform, normal) };
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The squeeze method of Marsaglia and Tsang (2000); shapes below 1 are lifted by 1 and scaled back. */
function gammaOf(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return gammaOf(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
