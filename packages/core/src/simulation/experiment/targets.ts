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
