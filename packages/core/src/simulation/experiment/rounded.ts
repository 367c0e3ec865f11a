import type { Estimate } from "./estimate.ts";

/** A number to as many places as make two digits of the half-width, as more of them say nothing; at least whole numbers. */
export function roundedLike({ halfWidth }: Estimate, value: number): string {
  if (!(halfWidth > 0 && halfWidth < Number.POSITIVE_INFINITY)) return String(Number(value.toPrecision(12)));
  const lead = Number(halfWidth.toExponential(1).split("e")[1]);
  const text = value.toFixed(Math.min(20, Math.max(0, 1 - lead)));
  return Number(text) === 0 ? text.replace("-", "") : text;
}
