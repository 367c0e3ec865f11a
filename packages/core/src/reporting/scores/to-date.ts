import { type HalfDaySpan, halfDaysLater, lengthOf, startOfSpan } from "./half-day-span.ts";
import { type Period, periodKinds } from "./periods.ts";

/** An assessment month until a moment in it, and as much of the month before. */
export interface MonthToDate {
  readonly month: Period;
  readonly now: HalfDaySpan;
  readonly before: HalfDaySpan;
}

/** The assessment month in which a period ends, up to that end. */
export function monthToDate({ before: end }: HalfDaySpan): MonthToDate {
  const { at, before } = periodKinds["assessment-month"];
  const month = at(halfDaysLater(end, -1));
  const now = { from: month.from, before: end };
  return { month, now, before: startOfSpan(before(month), lengthOf(now)) };
}
