import { invariant } from "../fault.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import type { Instant } from "../time/instant.ts";
import type { Target } from "./policy.ts";

/**
 * When a target that starts at `start` is due, and never before that: the earliest instant at which its time is used up, or with
 * `edge: far` the next opening after that. Undefined where the calendar never opens again.
 */
export function dueAt(target: Target, start: Instant, calendar: WorkCalendar | undefined): Instant | undefined {
  if ("within" in target && target.clock === "natural") return start + target.within;
  if ("at" in target) return Math.max(start, target.at);
  const by = counting(calendar);
  if ("within" in target) return by.add(start, target.within, target.edge ?? "near") ?? undefined;
  const due =
    "workingDays" in target
      ? by.addWorkingDays(start, target.workingDays, target.ends)
      : by.addCalendarDays(start, target.calendarDays, target);
  return due === null ? undefined : Math.max(start, due);
}

/** The calendar of a stage that counts by one. Its absence is a bug: a policy does not compile without (`needsCalendar`). */
export function counting(calendar: WorkCalendar | undefined): WorkCalendar {
  invariant(calendar, "a policy whose target counts by a calendar was compiled with one");
  return calendar;
}

/** Time by the clock on the wall, or open time of the calendar. */
export type TimeClock = "natural" | "working";

/** The time by which a target is measured where shares of it, or its use until now, are asked for. */
export const measureOf = (target: Target): TimeClock =>
  "workingDays" in target || ("within" in target && target.clock === "working") ? "working" : "natural";

/** Milliseconds of that time between two instants. */
export const timeBetween = (
  clock: TimeClock,
  from: Instant,
  to: Instant,
  calendar: WorkCalendar | undefined,
): number => (clock === "natural" ? to - from : counting(calendar).between(from, to));

/** The nearest instant with so much of that time in between; before `from` where it is negative. */
export const timeAfter = (
  clock: TimeClock,
  from: Instant,
  amount: number,
  calendar: WorkCalendar | undefined,
): Instant | undefined =>
  clock === "natural" ? from + amount : (counting(calendar).add(from, amount, "near") ?? undefined);
