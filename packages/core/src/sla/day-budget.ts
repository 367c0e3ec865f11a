import type { WorkCalendar } from "../time/calendar.ts";
import type { Instant } from "../time/instant.ts";
import { dateOf } from "../time/zone.ts";
import type { Target } from "./policy.ts";
import { dueAt } from "./target.ts";

type DayTarget = Extract<Target, { readonly ends: string }>;

/**
 * A budget of dates: so many from a start, and those that pauses took. `until` is a limit that was approved in place of the policy's
 * own; `more` is time that was added to it.
 */
export interface DayBudget {
  readonly coin: "days";
  readonly target: DayTarget;
  readonly start: Instant;
  readonly skipped: number;
  readonly until?: Instant | undefined;
  readonly more: number;
}

/** When its last date ends, whatever the moment: the n-th from the start, or the approved limit, moved by what pauses took. */
export function endOfDays(budget: DayBudget, calendar: WorkCalendar): Instant | undefined {
  const { target, start, skipped, until, more } = budget;
  if (until !== undefined && skipped === 0) return until + more;
  const days = daysOf(budget, calendar);
  const ends = until === undefined ? target.ends : "sameTime";
  const counted = "workingDays" in target ? { workingDays: days, ends } : { ...target, calendarDays: days, ends };
  const due = dueAt(counted, until ?? start, calendar);
  return due === undefined ? undefined : due + more;
}

/**
 * The budget after a pause, which gives back the dates d with from <= d < to that would have counted: none where the last of them
 * lies before it, or had ended.
 */
export function afterPause(budget: DayBudget, from: Instant, to: Instant, calendar: WorkCalendar): DayBudget {
  const { target, start, skipped } = budget;
  const [pauseDate, resumeDate] = [dateOf(calendar.zone, from), dateOf(calendar.zone, to)];
  const end = endOfDays(budget, calendar);
  if (end === undefined || end < from || lastDate(budget, calendar) < pauseDate) return budget;
  // The date of the start does not count, so no pause can take it; where none is to be counted, it is the limit itself.
  const startDate = dateOf(calendar.zone, start);
  const first = Math.max(pauseDate, countOf(target, start, calendar) === 0 ? startDate : startDate + 1);
  if (resumeDate <= first) return budget;
  return { ...budget, skipped: skipped + datesBetween(target, first - 1, resumeDate - 1, calendar) };
}

const daysOf = ({ target, start, skipped, until }: DayBudget, calendar: WorkCalendar): number =>
  skipped + (until === undefined ? countOf(target, start, calendar) : 0);

/** The date on which a budget ends; that of an approved limit where there is one. */
function lastDate(budget: DayBudget, calendar: WorkCalendar): number {
  const { target, start, until } = budget;
  const from = dateOf(calendar.zone, until ?? start);
  const days = daysOf(budget, calendar);
  if ("workingDays" in target) return calendar.shiftDate(from, days) ?? from;
  const date = from + days;
  const rolls = target.roll === "nextWorking" && !calendar.isWorkingDate(date);
  return rolls ? (calendar.shiftDate(date, 1) ?? date) : date;
}

/** How many dates were used by a moment, and how many are left of those that count; to an approved limit, all up to its date. */
export function daysAt(
  { target, start, skipped, until }: DayBudget,
  at: Instant,
  calendar: WorkCalendar,
): { readonly elapsed: number; readonly remaining: number } {
  const today = dateOf(calendar.zone, at);
  const elapsed = datesBetween(target, dateOf(calendar.zone, start), today, calendar) - skipped;
  if (until === undefined) return { elapsed, remaining: countOf(target, start, calendar) - elapsed };
  return { elapsed, remaining: datesBetween(target, today, dateOf(calendar.zone, until), calendar) + skipped };
}

/** How many dates are to be counted. None, to the close of a date that has no business, is one: the next that has. */
function countOf(target: DayTarget, start: Instant, calendar: WorkCalendar): number {
  if ("calendarDays" in target) return target.calendarDays;
  const none = target.workingDays === 0 && target.ends === "close";
  return none && !calendar.isWorkingDate(dateOf(calendar.zone, start)) ? 1 : target.workingDays;
}

/** The dates of a target's own kind in (after, to]; negative when `to` comes first. */
const datesBetween = (target: DayTarget, after: number, to: number, calendar: WorkCalendar): number =>
  "workingDays" in target ? calendar.workingDaysBetween(after, to) : to - after;
