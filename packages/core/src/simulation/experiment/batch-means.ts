import type { Estimate } from "./estimate.ts";
import { requireLevel } from "./level.ts";
import { momentsOf } from "./moments.ts";
import { studentInterval } from "./student-interval.ts";

/** More batches narrow the interval by next to nothing and make neighbours alike (Schmeiser, Operations Research 30, 1982). */
const BATCHES = 30;

export interface BatchMeans {
  readonly estimate: Estimate;
  readonly batches: number;
  readonly size: number;
  /** Observations left out at the beginning so that all batches have the same size; fewer than 30. */
  readonly dropped: number;
  /** The correlation of a batch with the next. */
  readonly lag1: number;
  /** Whether neighbours are more alike than chance lets them be once in twenty: the run is too short and the interval too narrow. */
  readonly tooShort: boolean;
}

/**
 * The long-run mean of one series without its warm-up, by 30 batches of equal size. Undefined under 300 observations, as ten to
 * a batch say nothing. Throws a `RangeError` where the level is none.
 */
export function batchMeans(series: readonly number[], level: number): BatchMeans | undefined {
  requireLevel(level);
  const size = Math.floor(series.length / BATCHES);
  if (size < 10) return undefined;
  const dropped = series.length - size * BATCHES;
  const means = Array.from(
    { length: BATCHES },
    (_, batch) => momentsOf(series.slice(dropped + size * batch, dropped + size * (batch + 1))).mean,
  );
  const estimate = studentInterval(means, level, "batch-means");
  if (estimate === undefined) return undefined;
  const lag1 = lag1Of(means, estimate.mean);
  return { estimate, batches: BATCHES, size, dropped, lag1, tooShort: lag1 > LIMIT };
}

/** Von Neumann's ratio of n independent normal values, as a lag-1 correlation, has variance (n − 2) / (n² − 1): 1.645 of its roots. */
const LIMIT = 1.6448536269514722 * Math.sqrt((BATCHES - 2) / (BATCHES * BATCHES - 1));

/** 1 less half of von Neumann's ratio: Σ (xᵢ − xᵢ₊₁)² / 2 Σ (xᵢ − x̄)². A series that never changes has none. */
function lag1Of(values: readonly number[], mean: number): number {
  const squares = sumOfSquares(values.map((value) => value - mean));
  const steps = sumOfSquares(values.slice(1).map((value, at) => value - (values[at] as number)));
  return squares === 0 ? 0 : 1 - steps / (2 * squares);
}

const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);
