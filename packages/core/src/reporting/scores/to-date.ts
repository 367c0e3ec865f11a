import { type HalfDaySpan, halfDaysLater, lengthOf, startOfSpan } from "./half-day-span.ts";
import { periodKinds } from "./periods.ts";

/** The assessment month in which a span ends, up to that end, and as much of the month before. */
export function monthToDate({ before: end }: HalfDaySpan): {
  readonly now: HalfDaySpan;
  readonly before: HalfDaySpan;
} {
  const { at, before } = periodKinds["assessment-month"];
  const month = at(halfDaysLater(end, -1));
  const now = { from: month.from, before: end };
  return { now, before: startOfSpan(before(month), lengthOf(now)) };
}
