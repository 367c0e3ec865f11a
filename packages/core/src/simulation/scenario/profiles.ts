import type { Callers } from "./callers-schema.ts";

/** The weights brought to a mean of 1. */
export function averagingOne(weights: readonly number[]): readonly number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

/** The weights of the days of a week, from those of its hours where these are told. */
export const dayWeights = ({ week, weekdays }: Pick<Callers, "week" | "weekdays">): readonly number[] =>
  week === undefined ? weekdays : daysIn(week);

const daysIn = (week: readonly number[]): readonly number[] =>
  Array.from({ length: 7 }, (_, day) => week.slice(24 * day, 24 * (day + 1)).reduce((sum, weight) => sum + weight, 0));
