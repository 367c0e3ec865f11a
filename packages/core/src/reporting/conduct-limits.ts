import { measuredBy } from "../sla/budget.ts";
import type { Clock, Segment } from "../sla/clock.ts";
import { timeBetween } from "../sla/target.ts";

/**
 * What share of the time to the limit was used whenever a result stopped one of these clocks, by the moment of the result: by
 * open time where the limit counts by a calendar. Results that came late have used more than 1. One that came while its clock
 * stood still, or that had no time at all, has no share.
 */
export const limitsUsed = (clocks: readonly Clock[]): ReadonlyMap<number, number> =>
  new Map(
    clocks.flatMap((clock) =>
      clock.segments
        .filter(({ state, because }) => state === "stopped" && because === "ResultReported")
        .flatMap((stop): readonly (readonly [number, number])[] => {
          const share = shareUsed(clock, stop);
          return share === undefined ? [] : [[stop.from, share]];
        }),
    ),
  );

function shareUsed(
  { calendar }: Clock,
  { from, since, ranUntil = from, used, budget, dueAt }: Segment,
): number | undefined {
  if (dueAt === undefined) return undefined;
  const clock = measuredBy(budget);
  const spent = used + timeBetween(clock, since, ranUntil, calendar);
  const isLate = from > dueAt;
  const rest = isLate ? -timeBetween(clock, dueAt, from, calendar) : timeBetween(clock, from, dueAt, calendar);
  const whole = spent + rest;
  if (whole <= 0) return undefined;
  // Late by an instant outside open hours is late all the same.
  return isLate ? Math.max(spent / whole, LATE) : Math.min(spent / whole, 1);
}

/** The least share of what came late. */
const LATE = 1 + Number.EPSILON;
