import { normalTail } from "./tails.ts";

/** The last bin before a limit, against what the bins before it lead one to expect there. */
export interface Bunching {
  readonly last: number;
  readonly expected: number;
  /** The chance of so many or more, if the bins before went on as they were. */
  readonly chance: number;
}

/** So many neighbouring bins are taken together. */
const STRETCH = 3;

/** A stretch with fewer results than this leads to no expectation. */
const LEAST_IN_STRETCH = 10;

/** From the middle of the later stretch to the middle of the last bin, where that between the stretches is 1. */
const ONWARDS = (STRETCH + 1) / 2 / STRETCH;

/**
 * Whether results heap up in the last bin before the limit. Many people work towards a limit, so growth alone says nothing: the
 * growth over the six bins before it, from the first three to the last three, goes on at its own rate (never as a decline),
 * and only what exceeds that is a heap. The variance of the logarithm is that of Poisson counts. Undefined where a stretch of
 * three bins holds fewer than ten results.
 */
export function bunchingOf(bins: readonly number[]): Bunching | undefined {
  const before = stretchOf(bins, 1);
  const early = stretchOf(bins, 1 + STRETCH);
  if (Math.min(early, before) < LEAST_IN_STRETCH) return undefined;
  const last = bins.at(-1) ?? 0;
  const expected = (before / STRETCH) * Math.max(1, before / early) ** ONWARDS;
  const variance = 1 / expected + (1 + ONWARDS) ** 2 / before + ONWARDS ** 2 / early;
  const deviate = Math.log(Math.max(last - 0.5, 0.5) / expected) / Math.sqrt(variance);
  return { last, expected, chance: normalTail(deviate) };
}

/** The sum of a stretch that ends so many bins before the end. */
const stretchOf = (bins: readonly number[], fromEnd: number): number =>
  bins.slice(-fromEnd - STRETCH, -fromEnd).reduce((sum, results) => sum + results, 0);
