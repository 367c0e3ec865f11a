import { type CivilDate, type Weekday, weekdayOf, weekdays } from "../../time/civil-date.ts";
import { dateOf, hourOf, type Zone } from "../../time/zone.ts";
import type { LoggedCall } from "./logged-call.ts";

/** Weekdays that are as busy as each other, hour by hour, and as well staffed. A weekday that stands in no list is like no other. */
export type DaysAlike = readonly (readonly Weekday[])[];

/**
 * What to expect in each hour of a week, Monday's first, where a call counts `weight`: the median of the days that are alike, so
 * that an hour in which something happened is not expected every week. The days are all from the first call to the last.
 */
export function callsOfWeek(
  calls: readonly LoggedCall[],
  {
    zone,
    alike,
    weight,
  }: { readonly zone: Zone; readonly alike: DaysAlike; readonly weight: (call: LoggedCall) => number },
): readonly number[] {
  const counts = new Map<number, number>();
  for (const call of calls) {
    const hour = 24 * dateOf(zone, call.came) + hourOf(zone, call.came);
    counts.set(hour, (counts.get(hour) ?? 0) + weight(call));
  }
  const dates = datesOf(calls, zone);
  const kinds = kindsOfDays(alike);
  return weekdays.flatMap((weekday) => {
    const kind = kinds.find((list) => list.includes(weekday)) ?? [];
    const like = dates.filter((date) => kind.includes(weekdayOf(date)));
    return Array.from({ length: 24 }, (_, hour) => median(like.map((date) => counts.get(24 * date + hour) ?? 0)));
  });
}

/** The lists, and one for each weekday that stands in none; in the order of the week. */
export const kindsOfDays = (alike: DaysAlike): DaysAlike =>
  [...new Set(weekdays.map((weekday) => alike.find((list) => list.includes(weekday)) ?? weekday))].map((kind) =>
    typeof kind === "string" ? [kind] : kind,
  );

/** Every date from the first call to the last. */
export function datesOf(calls: readonly LoggedCall[], zone: Zone): readonly CivilDate[] {
  const [first, last] = [calls[0], calls.at(-1)].map((call) => (call === undefined ? 0 : dateOf(zone, call.came)));
  const [from, until] = [first as number, last as number];
  return calls.length === 0 ? [] : Array.from({ length: until - from + 1 }, (_, day) => from + day);
}

function median(numbers: readonly number[]): number {
  const ordered = numbers.toSorted((one, other) => one - other);
  const middle = ordered.length / 2;
  const [low, high] = [ordered[Math.ceil(middle) - 1] ?? 0, ordered[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}
