import { normalQuantile } from "../../chance/normal.ts";
import { wilson } from "../../satisfaction/interval.ts";
import type { Estimate } from "./estimate.ts";

/** The share of ones among ones and zeros, with Wilson's interval. Undefined over nothing. */
export function shareInterval(values: readonly number[], level: number): Estimate | undefined {
  const n = values.length;
  const part = values.reduce((sum, value) => sum + value, 0);
  const interval = wilson({ part, whole: n }, normalQuantile((1 + level) / 2));
  if (interval === undefined) return undefined;
  const mean = part / n;
  const { low, high } = interval;
  const sd = Math.sqrt((mean * (1 - mean) * n) / Math.max(1, n - 1));
  return { method: "wilson", level, n, mean, sd, halfWidth: (high - low) / 2, low, high };
}
