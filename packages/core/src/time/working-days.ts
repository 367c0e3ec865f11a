import type { GrowingWindow } from "./calendar-window.ts";
import type { CivilDate } from "./civil-date.ts";
import { closeOf, nthWorkingDate, rankOf } from "./day-table.ts";
import type { Instant } from "./instant.ts";
import { localTime, timeOfLocal } from "./local-time.ts";
import type { OpenTime } from "./open-time.ts";
import { dateOf, instantOf, localOf, startOfDate } from "./zone.ts";

/**
 * When a count of days ends on its last date: at the close of business, at 24:00, or at the wall-clock time it started at.
 * `sameTimeThenOpen` waits for the next open instant after that (backwards: takes the last open one before it).
 * `rolledSameTime` counts from the next working date (backwards: the previous one) when the start is on no working date.
 */
export type WorkingDayEnd = "close" | "endOfDay" | "sameTime" | "sameTimeThenOpen" | "rolledSameTime";

export interface CalendarDayEnd {
  /** `close` on a date that is no working date is its 24:00. */
  readonly ends: "close" | "endOfDay" | "sameTime";
  /** Whether a last date that is no working date moves to the next one. */
  readonly roll: "none" | "nextWorking";
}

/**
 * Questions about dates. A working date is one whose own shifts contain any open time: the tail of a shift of the night before does not make one.
 * Null means that there is no such date within a hundred years. A date beyond the calendar horizon is a RangeError.
 */
export interface WorkingDays {
  isWorkingDate(date: CivilDate): boolean;
  /** The end of the last open time of the shifts of a date; null where it is no working date. */
  closeOfBusiness(date: CivilDate): Instant | null;
  /** The n-th working date strictly after a date, or before it when n is negative. 0 gives the date itself. */
  shiftDate(date: CivilDate, days: number): CivilDate | null;
  /** How many working dates there are in (from, to]; negative when `to` comes first. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number;
  /**
   * Counts working dates from the local date of `at`, which itself does not count.
   * 0 days end on that date; `close` and `sameTimeThenOpen` take the next working date where it is none.
   */
  addWorkingDays(at: Instant, days: number, ends: WorkingDayEnd): Instant | null;
  /** Counts calendar days from the local date of `at`, which itself does not count. */
  addCalendarDays(at: Instant, days: number, options: CalendarDayEnd): Instant | null;
}

export function workingDaysIn(window: GrowingWindow, { nextOpen, lastOpen }: OpenTime): WorkingDays {
  const { zone } = window.timetable;

  function closeOfBusiness(date: CivilDate): Instant | null {
    return closeOf(window.holdingDate(date).days, date) ?? null;
  }

  function isWorkingDate(date: CivilDate): boolean {
    return closeOfBusiness(date) !== null;
  }

  function shiftDate(date: CivilDate, days: number): CivilDate | null {
    requireWholeDays(days);
    if (days === 0) return date;
    return window.findDate(date, days > 0 ? "future" : "past", (compiled) => nthWorkingDate(compiled.days, date, days));
  }

  function workingDaysBetween(from: CivilDate, to: CivilDate): number {
    window.holdingDate(from);
    const { days } = window.holdingDate(to);
    return rankOf(days, to + 1) - rankOf(days, from + 1);
  }

  function sameTimeOn(date: CivilDate, at: Instant): Instant {
    return instantOf(zone, localTime(date, timeOfLocal(localOf(zone, at))));
  }

  function workingDateOr(next: 1 | -1, date: CivilDate): CivilDate | null {
    return isWorkingDate(date) ? date : shiftDate(date, next);
  }

  function lastWorkingDate(date: CivilDate, days: number, ends: WorkingDayEnd): CivilDate | null {
    if (days === 0) return ends === "close" || ends === "sameTimeThenOpen" ? workingDateOr(1, date) : date;
    const start = ends === "rolledSameTime" ? workingDateOr(days < 0 ? -1 : 1, date) : date;
    return start === null ? null : shiftDate(start, days);
  }

  function addWorkingDays(at: Instant, days: number, ends: WorkingDayEnd): Instant | null {
    requireWholeDays(days);
    const last = lastWorkingDate(dateOf(zone, at), days, ends);
    if (last === null) return null;
    switch (ends) {
      case "close":
        return closeOfBusiness(last);
      case "endOfDay":
        return startOfDate(zone, last + 1);
      case "sameTime":
      case "rolledSameTime":
        return sameTimeOn(last, at);
      case "sameTimeThenOpen":
        return days < 0 ? lastOpen(sameTimeOn(last, at)) : nextOpen(sameTimeOn(last, at));
    }
  }

  function addCalendarDays(at: Instant, days: number, { ends, roll }: CalendarDayEnd): Instant | null {
    requireWholeDays(days);
    const counted = dateOf(zone, at) + days;
    const last = roll === "nextWorking" ? workingDateOr(1, counted) : counted;
    if (last === null) return null;
    switch (ends) {
      case "close":
        return closeOfBusiness(last) ?? startOfDate(zone, last + 1);
      case "endOfDay":
        return startOfDate(zone, last + 1);
      case "sameTime":
        return sameTimeOn(last, at);
    }
  }

  return { isWorkingDate, closeOfBusiness, shiftDate, workingDaysBetween, addWorkingDays, addCalendarDays };
}

function requireWholeDays(days: number): void {
  if (!Number.isSafeInteger(days)) throw new RangeError(`A count of days is a whole number, not ${days}`);
}
