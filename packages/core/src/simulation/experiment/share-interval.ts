import { wilson } from "../../satisfaction/interval.ts";
import type { Estimate } from "./estimate.ts";

/** The share of ones among ones and zeros, with Wilson's interval of 95 %. Undefined over nothing. */
export function shareInterval(values: readonly number[]): Estimate | undefined {
  const n = values.length;
  const part = values.reduce((sum, value) => sum + value, 0);
  const interval = wilson({ part, whole: n });
  if (interval === undefined) return undefined;
  const mean = part / n;
  const { low, high } = interval;
  const sd = Math.sqrt((mean * (1 - mean) * n) / Math.max(1, n - 1));
  return { method: "wilson", level: 0.95, n, mean, sd, halfWidth: (high - low) / 2, low, high };
}
