import type { Interval } from "../../satisfaction/interval.ts";

/** An estimate with the interval in which the truth lies with probability `level`. */
export interface Estimate extends Interval {
  readonly method: "student" | "wilson" | "jackknife" | "bootstrap" | "batch-means";
  readonly level: number;
  /** How many independent values there are. */
  readonly n: number;
  readonly mean: number;
  /** The standard deviation of one value. */
  readonly sd: number;
  /** Half the width of the interval, before what cannot be is cut off from it. Infinite, as its ends are, where nothing bounds it. */
  readonly halfWidth: number;
}

/** Whether all values are the same, but for rounding. */
export const isAlike = ({ halfWidth, mean }: Pick<Estimate, "halfWidth" | "mean">): boolean =>
  halfWidth <= 1e-12 * Math.abs(mean);

/** An estimate without what cannot be. Its interval has the truth in it as often as before, and the mean is no farther from it. */
export function cutTo(
  estimate: Estimate,
  { least, most }: { readonly least: number; readonly most: number },
): Estimate {
  const cut = (value: number): number => Math.min(most, Math.max(least, value));
  const { mean, low, high } = estimate;
  return { ...estimate, mean: cut(mean), low: cut(low), high: cut(high) };
}
