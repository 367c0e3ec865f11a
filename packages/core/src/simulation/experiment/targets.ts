import type { Estimate } from "./estimate.ts";
import { studentPoint } from "./student-t.ts";

/** What a staffing has to reach: a bound on a measure, by its name. */
export type Target = { readonly measure: string } & ({ readonly atLeast: number } | { readonly atMost: number });

/**
 * Whether an estimate lies on the good side of its bound. With `confidence`, from 0.5 to below 1, it has to lie so far on that side
 * that the truth is there, too, with that probability (one-sided, by Student). What has no estimate reaches nothing.
 */
export function reachesTarget(target: Target, estimate: Estimate | undefined, confidence = 0.5): boolean {
  if (estimate === undefined) return false;
  const { mean, sd, n } = estimate;
  const margin = confidence === 0.5 ? 0 : (studentPoint(2 * confidence - 1, n - 1) * sd) / Math.sqrt(n);
  return "atLeast" in target ? mean - margin >= target.atLeast : mean + margin <= target.atMost;
}

/** How a staffing stands with a target. */
export interface Standing {
  readonly reached: boolean;
  /** The mean, of which more is better here, and the end of its interval on the bad side; undefined where there is no estimate. */
  readonly value?: { readonly mean: number; readonly least: number };
}

export function standingOf(target: Target, estimate: Estimate | undefined, confidence?: number): Standing {
  const reached = reachesTarget(target, estimate, confidence);
  if (estimate === undefined) return { reached };
  const { mean, low, high } = estimate;
  return { reached, value: "atLeast" in target ? { mean, least: low } : { mean: -mean, least: -high } };
}

/** Whether one reaches what the other misses, or is better by more than its interval. */
export const isClearlyBetter = (one: Standing, other: Standing): boolean =>
  (one.reached && !other.reached) ||
  (one.value !== undefined && one.value.least > (other.value?.mean ?? Number.NEGATIVE_INFINITY));
