import type { Estimate } from "./estimate.ts";
import { studentInterval } from "./student-interval.ts";

/** One value of each replication, in their order; undefined where the replication has none. */
export type Values = readonly (number | undefined)[];

/**
 * The mean of `values` less `others`, replication by replication, with Student's interval: what the two have in common, the same
 * callers at the same moments, drops out. Replications that only one of them has are left out. The interval has no ends where all
 * differences are the same but for rounding, and not 0: how much they vary is then not known.
 */
export function pairedInterval(values: Values, others: Values, level: number): Estimate | undefined {
  const differences = differencesOf(values, others);
  const estimate = studentInterval(differences, level);
  const rounding =
    ROUNDING * [...values, ...others].reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  if (estimate === undefined || estimate.sd > rounding || differences.every((one) => one === 0)) return estimate;
  return {
    ...estimate,
    sd: 0,
    halfWidth: Number.POSITIVE_INFINITY,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
  };
}

/** What differs by less than so small a part of itself differs by rounding alone. */
const ROUNDING = 1e-12;

export const differencesOf = (values: Values, others: Values): readonly number[] =>
  values.flatMap((value, at) => {
    const other = others[at];
    if (value === undefined || other === undefined) return [];
    return Math.abs(value - other) > ROUNDING * Math.max(Math.abs(value), Math.abs(other)) ? [value - other] : [0];
  });
