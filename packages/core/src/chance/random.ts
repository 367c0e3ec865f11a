import { sha256Hex } from "../hash.ts";
import { log } from "./elementary.ts";

/** A stream of random numbers that is the same for the same seed, on every machine. */
export interface RandomStream {
  /** 32 random bits, as an integer from 0 to 2³² − 1. */
  readonly bits: () => number;
  /** A number from 0, included, to 1, excluded, with 53 random bits. */
  readonly uniform: () => number;
  /** Fills a block with what so many calls of `uniform` would answer, in less time. */
  readonly uniforms: (block: Float64Array) => void;
  /** An exponential variate of mean 1, by inversion of one uniform number: the same bits on every engine. */
  readonly exponential: () => number;
  /** Fills a block with what so many calls of `exponential` would answer, in less time. */
  readonly exponentials: (block: Float64Array) => void;
  /** A standard normal variate. Its last digits are the engine's; `standardNormal` is the same on every one. */
  readonly normal: () => number;
  /** A gamma variate of this shape, above 0, and scale 1. Its last digits are the engine's. */
  readonly gamma: (shape: number) => number;
}

/** The state of a generator: 128 bits in four words, not all of them 0. */
export type RandomState = readonly [number, number, number, number];

/** The stream that a text names: its SHA-256 is the state. */
export const randomStream = (seed: string): RandomStream => streamFrom(stateOf(seed));

/** The first 128 bits of a text's SHA-256. */
export function stateOf(seed: string): RandomState {
  const hash = sha256Hex(seed);
  const word = (index: number): number => Number.parseInt(hash.slice(8 * index, 8 * index + 8), 16);
  return [word(0), word(1), word(2), word(3)];
}

/** xoshiro128** (Blackman and Vigna, 2018) from a given state. */
export const streamFrom = (state: RandomState): RandomStream => streamOver(Int32Array.from(state));

/**
 * xoshiro128** over a state of four words that whoever made it may set anew: the stream goes on from there.
 * The antithetic stream has every bit turned over, so that its uniform numbers are 1 − u (less 2⁻⁵³) where the other one's are u.
 */
export function streamOver(state: Int32Array, { antithetic = false } = {}): RandomStream {
  const turned = antithetic ? -1 : 0;
  // As a signed integer, which engines hand on without making a number in memory; half of the unsigned ones they cannot.
  const word = (): number => {
    const a = state[0] as number;
    const b = state[1] as number;
    const c = (state[2] as number) ^ a;
    const d = (state[3] as number) ^ b;
    state[0] = a ^ d;
    state[1] = b ^ c;
    state[2] = c ^ (b << 9);
    state[3] = rotated(d, 11);
    return Math.imul(rotated(Math.imul(b, 5), 7), 9) ^ turned;
  };
  const bits = (): number => word() >>> 0;
  const uniform = (): number => fraction(word(), word());
  // The same with the state in variables, so that a block takes less time.
  const uniforms = (block: Float64Array): void => {
    let a = state[0] as number;
    let b = state[1] as number;
    let c = state[2] as number;
    let d = state[3] as number;
    for (let at = 0; at < block.length; at++) {
      const high = Math.imul(rotated(Math.imul(b, 5), 7), 9) ^ turned;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotated(d, 11);
      const low = Math.imul(rotated(Math.imul(b, 5), 7), 9) ^ turned;
      const shiftedNext = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shiftedNext;
      d = rotated(d, 11);
      block[at] = fraction(high, low);
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  };
  const exponential = (): number => -log(1 - uniform());
  const exponentials = (block: Float64Array): void => {
    uniforms(block);
    for (let at = 0; at < block.length; at++) block[at] = -log(1 - (block[at] as number));
  };
  const normal = (): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  };
  return {
    bits,
    uniform,
    uniforms,
    exponential,
    exponentials,
    normal,
    gamma: (shape) => gammaOf(shape, uniform, normal),
  };
}

/** The first 27 bits of one word and the first 26 of another behind the point. */
const fraction = (high: number, low: number): number => ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;

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
