import { type Estimate, isAlike } from "./estimate.ts";

/** How exactly a measure is to be known at every point: half the width of its interval, as a part of its mean or in its unit. */
export type Precision =
  | { readonly measure: string; readonly relative: number }
  | { readonly measure: string; readonly absolute: number };

/** How many replications each point has: `minimum`, and with precisions as many as these need, up to `cap`. */
export interface Stopping {
  readonly minimum: number;
  readonly cap?: number;
  readonly precisions?: readonly Precision[];
}

/** A precision that was not reached at a point. */
export interface MissedPrecision {
  readonly point: string;
  readonly measure: string;
  /** Whether `wanted` and `reached` are parts of the value, or in its unit. */
  readonly relative: boolean;
  readonly wanted: number;
  /** Null where there is no interval, or one that is as wide as the value; 0 where all values are the same, but too few to trust that. */
  readonly reached: number | null;
}

/**
 * How many replications to have next, after rounds that came to `finished`; undefined when it is enough. It looks at nothing but
 * these first replications, so the answer does not depend on how many workers there are or which was first. The number that the
 * widest interval calls for (it narrows as 1/√n) is taken in steps of at least a tenth and at most the double.
 */
export function nextCount(
  { cap = 0, precisions = [] }: Stopping,
  finished: number,
  estimatesOf: (measure: string) => readonly (Estimate | undefined)[],
): number | undefined {
  if (finished >= cap) return undefined;
  const excess = precisions.flatMap((precision) =>
    estimatesOf(precision.measure).map((one) => excessOf(precision, one)),
  );
  const widest = Math.max(0, ...excess);
  if (widest <= 1) return undefined;
  const needed = Math.ceil(finished * widest * widest);
  return Math.min(cap, 2 * finished, Math.max(needed, Math.ceil(1.1 * finished)));
}

/**
 * How many times wider than wanted an interval is. A relative precision γ is held against γ / (1 + γ), since the mean in the
 * denominator is itself an estimate (Law and Kelton, Simulation Modeling and Analysis, "relative error").
 */
function excessOf(precision: Precision, estimate: Estimate | undefined): number {
  if (estimate === undefined) return Number.POSITIVE_INFINITY;
  const wanted =
    "absolute" in precision
      ? precision.absolute
      : (precision.relative / (1 + precision.relative)) * Math.abs(estimate.mean);
  if (isAlike(estimate)) return estimate.n < ENOUGH_ALIKE ? Number.POSITIVE_INFINITY : 0;
  return estimate.halfWidth / wanted;
}

/** So many equal values show that fewer than one in ten are other ones: 0.9 to the power of 30 is below 0.05. */
const ENOUGH_ALIKE = 30;

/** The precisions that are not reached at a point, whose estimates are given. */
export const missedAt = (
  point: string,
  precisions: readonly Precision[],
  estimateOf: (measure: string) => Estimate | undefined,
): readonly MissedPrecision[] =>
  precisions.flatMap((precision): readonly MissedPrecision[] => {
    const estimate = estimateOf(precision.measure);
    if (excessOf(precision, estimate) <= 1) return [];
    const { measure } = precision;
    return "absolute" in precision
      ? [{ point, measure, relative: false, wanted: precision.absolute, reached: estimate?.halfWidth ?? null }]
      : [{ point, measure, relative: true, wanted: precision.relative, reached: relativeOf(estimate) }];
  });

/** The γ whose γ / (1 + γ) of the mean is half of the interval; null where there is none. */
function relativeOf(estimate: Estimate | undefined): number | null {
  if (estimate === undefined) return null;
  if (isAlike(estimate)) return 0;
  const part = estimate.halfWidth / Math.abs(estimate.mean);
  return part < 1 ? part / (1 - part) : null;
}
