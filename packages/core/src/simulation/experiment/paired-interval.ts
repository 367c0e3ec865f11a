import type { Estimate } from "./estimate.ts";
import { studentInterval } from "./student-interval.ts";

/** One value of each replication, in their order; undefined where the replication has none. */
export type Values = readonly (number | undefined)[];

/**
 * The mean of `values` less `others`, replication by replication, with Student's interval: what the two have in common, the same
 * callers at the same moments, drops out. Replications that only one of them has are left out.
 */
export const pairedInterval = (values: Values, others: Values, level: number): Estimate | undefined =>
  studentInterval(differencesOf(values, others), level);

export const differencesOf = (values: Values, others: Values): readonly number[] =>
  values.flatMap((value, at) => {
    const other = others[at];
    return value === undefined || other === undefined ? [] : [value - other];
  });
