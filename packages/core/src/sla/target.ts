import { invariant } from "../fault.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import type { Instant } from "../time/instant.ts";
import { dateOf } from "../time/zone.ts";
import type { Target } from "./policy.ts";

/**
 * When a target that started at `start` is due: the earliest instant at which its budget is used up. Undefined where the
 * calendar never opens again. Only natural time goes without a calendar (see `needsCalendar`).
 */
export function dueAt(target: Target, start: Instant, calendar: WorkCalendar | undefined): Instant | undefined {
  if ("within" in target && target.clock === "natural") return start + target.within;
  invariant(calendar, "a policy whose target counts by a calendar was compiled with one");
  if ("within" in target) return calendar.add(start, target.within, "near") ?? undefined;
  if ("workingDays" in target) return calendar.addWorkingDays(start, target.workingDays, target.ends) ?? undefined;
  return calendar.addCalendarDays(start, target.calendarDays, target) ?? undefined;
}

/** The target with the time of a break added, counted as the target itself counts. */
export function extended(
  target: Target,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  calendar: WorkCalendar | undefined,
): Target {
  if ("within" in target && target.clock === "natural") return { ...target, within: target.within + to - from };
  invariant(calendar, "a policy whose target counts by a calendar was compiled with one");
  if ("within" in target) return { ...target, within: target.within + calendar.between(from, to) };
  const [first, last] = [dateOf(calendar.zone, from), dateOf(calendar.zone, to)];
  if ("workingDays" in target)
    return { ...target, workingDays: target.workingDays + calendar.workingDaysBetween(first, last) };
  return { ...target, calendarDays: target.calendarDays + last - first };
}
