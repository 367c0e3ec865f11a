import type { Counts, Interval } from "../../../satisfaction/interval.ts";
import { quantile } from "../../duration-bins.ts";
import type { Effect } from "./among-peers.ts";

/** The same of two groups that are alike in one respect. */
export interface Stratum<Shown> {
  readonly one: Shown;
  readonly other: Shown;
}

/**
 * By how much the share of one group lies above that of the other, like with like: the Mantel-Haenszel difference over strata,
 * with the variance of Greenland and Robins (Biometrics 41, 1985). Half a case is added to each cell of the variance, so that none
 * is certain. Undefined where no stratum holds both groups.
 */
export function shareDifference(strata: readonly Stratum<Counts>[]): Effect | undefined {
  const both = strata.filter(({ one, other }) => one.whole > 0 && other.whole > 0);
  const weights = both.map(({ one, other }) => (one.whole * other.whole) / (one.whole + other.whole));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  if (weight === 0) return undefined;
  const difference = both.reduce((sum, { one, other }, n) => {
    return sum + (weights[n] ?? 0) * (one.part / one.whole - other.part / other.whole);
  }, 0);
  const variance = both.reduce((sum, { one, other }, n) => {
    return sum + (weights[n] ?? 0) ** 2 * (varianceOf(one) + varianceOf(other));
  }, 0);
  return { value: difference / weight, variance: variance / weight ** 2 };
}

const varianceOf = ({ part, whole }: Counts): number =>
  ((part + 0.5) * (whole - part + 0.5)) / ((whole + 1) ** 2 * whole);

/** Waiting times, counted by log-linear bucket (see {@link quantile}). */
export type Buckets = ReadonlyMap<number, number>;

export const sizeOf = (buckets: Buckets): number => [...buckets.values()].reduce((sum, number) => sum + number, 0);

/** Fewer waits than this have a median, and no interval. */
const LEAST_WAITS = 10;

/**
 * The logarithm of how many times as long one group waits in the median, like with like: strata weighed by how certain each is.
 * The variance of a median is read from the order statistics around it (Bonett and Price, Psychological Methods 7, 2002), and that of
 * the buckets is added. Undefined where no stratum has ten waits in both groups.
 */
export function waitRatio(strata: readonly Stratum<Buckets>[]): Effect | undefined {
  const ratios = strata
    .filter(({ one, other }) => sizeOf(one) >= LEAST_WAITS && sizeOf(other) >= LEAST_WAITS)
    .map(({ one, other }): Effect => {
      const [long, short] = [logMedian(one), logMedian(other)];
      return { value: long.value - short.value, variance: long.variance + short.variance };
    });
  const weight = ratios.reduce((sum, { variance }) => sum + 1 / variance, 0);
  if (weight === 0) return undefined;
  return {
    value: ratios.reduce((sum, { value, variance }) => sum + value / variance, 0) / weight,
    variance: 1 / weight,
  };
}

/** The width of a bucket on the scale of natural logarithms. */
const BUCKET = Math.LN2 / 16;

function logMedian(buckets: Buckets): Effect {
  const size = sizeOf(buckets);
  const reach = Math.sqrt(size);
  const logAt = (rank: number): number => Math.log(Math.max(quantile(buckets, rank / size) ?? 0, 1000));
  const [low, high] = [logAt(size / 2 - reach), logAt(size / 2 + reach)];
  // From one to the other it is four standard errors: a rank has the standard error of half the root of the size.
  return { value: logAt(size / 2), variance: ((high - low) / 4) ** 2 + BUCKET ** 2 / 12 };
}

/** The 95 % interval of what is about normal. */
export function intervalOf({ value, variance }: Effect): Interval {
  const half = 1.96 * Math.sqrt(variance);
  return { low: value - half, high: value + half };
}
