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
  /** Half the width of the interval. */
  readonly halfWidth: number;
}
