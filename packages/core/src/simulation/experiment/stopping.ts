import type { Estimate } from "./estimate.ts";

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
  return estimate.halfWidth === 0 ? 0 : estimate.halfWidth / wanted;
}
