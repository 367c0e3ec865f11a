import type { Estimate } from "./estimate.ts";
import { momentsOf } from "./moments.ts";
import { studentPoint } from "./student-t.ts";

/**
 * The mean of independent values with Student's interval, exact where they are normal and good where each is itself a mean over
 * many. Undefined under two values.
 */
export function studentInterval(
  values: readonly number[],
  level: number,
  method: Estimate["method"] = "student",
): Estimate | undefined {
  const { n, mean, variance } = momentsOf(values);
  if (!(n >= 2 && Number.isFinite(variance))) return undefined;
  const halfWidth = studentPoint(level, n - 1) * Math.sqrt(variance / n);
  return { method, level, n, mean, sd: Math.sqrt(variance), halfWidth, low: mean - halfWidth, high: mean + halfWidth };
}
