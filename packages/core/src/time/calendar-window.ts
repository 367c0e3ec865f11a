import { calendarHorizon } from "./calendar-spec.ts";
import { type CivilDate, formatDate } from "./civil-date.ts";
import { compileDayTable, type DayTable } from "./day-table.ts";
import { DAY } from "./duration.ts";
import type { Instant } from "./instant.ts";
import { compileOpenTable, type OpenTable } from "./open-table.ts";
import { mergeSpans } from "./spans.ts";
import { openOn, type Timetable } from "./timetable.ts";
import { dateOf, startOfDate } from "./zone.ts";

/** A timetable worked out for the dates of a window. */
export interface CalendarWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly open: OpenTable;
  readonly days: DayTable;
}

/** A window that grows when a question reaches beyond it, up to the horizon of calendars. */
export interface GrowingWindow {
  readonly timetable: Timetable;
  /** The window, after it has grown to hold an instant. Throws a RangeError on one beyond the horizon. */
  holding(instant: Instant): CalendarWindow;
  /** The window, after it has grown to hold a date. Throws a RangeError on one beyond the horizon. */
  holdingDate(date: CivilDate): CalendarWindow;
  /** Looks for an instant in ever larger windows; null where there is none within a hundred years of `at`. */
  findInstant(at: Instant, towards: Direction, look: Look<Instant>): Instant | null;
  /** Looks for a date in ever larger windows; null where there is none within a hundred years of `date`. */
  findDate(date: CivilDate, towards: Direction, look: Look<CivilDate>): CivilDate | null;
}

export type Direction = "future" | "past";
type Look<Answer> = (window: CalendarWindow) => Answer | undefined;

/** Dates in [from, to). */
export interface DateRange {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const ONE_YEAR = 366;
/** How many days a search goes. A fixed reach, so that an answer does not depend on how far the window happens to have grown. */
export const REACH = 100 * ONE_YEAR;

const NOTHING: CalendarWindow = { from: 0, to: 0, open: compileOpenTable([]), days: compileDayTable(0, []) };

/** Without an initial range the first question decides where the window lies. */
export function growingWindow(timetable: Timetable, initial?: DateRange): GrowingWindow {
  if (initial !== undefined && !(initial.from < initial.to))
    throw new RangeError("A window of dates ends after it starts");
  let window = initial === undefined ? NOTHING : compileWindow(timetable, initial);

  function holdingDate(date: CivilDate): CalendarWindow {
    if (date >= window.days.from && date < window.days.to) return window;
    if (!(date >= calendarHorizon.from && date < calendarHorizon.to)) throw beyondHorizon(date);
    window = compileWindow(timetable, rangeWith(window.days, date));
    return window;
  }

  function holding(instant: Instant): CalendarWindow {
    if (instant >= window.from && instant < window.to) return window;
    const date = dateOf(timetable.zone, instant);
    // Where clocks go back over midnight a date is shown again after the next one has begun: the instant decides.
    return holdingDate(instant < window.from ? Math.min(date, window.days.from - 1) : Math.max(date, window.days.to));
  }

  /** False where the window already holds every date within reach of a date. */
  function grow(towards: Direction, date: CivilDate): boolean {
    const next = towards === "future" ? window.days.to : window.days.from - 1;
    if (Math.abs(next - date) > REACH || next < calendarHorizon.from || next >= calendarHorizon.to) return false;
    holdingDate(next);
    return true;
  }

  function lookFarther(towards: Direction, date: CivilDate, look: Look<number>): number | undefined {
    while (grow(towards, date)) {
      const answer = look(window);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  function findInstant(at: Instant, towards: Direction, look: Look<Instant>): Instant | null {
    const answer = look(holding(at)) ?? lookFarther(towards, dateOf(timetable.zone, at), look);
    return answer === undefined || Math.abs(answer - at) > REACH * DAY ? null : answer;
  }

  function findDate(date: CivilDate, towards: Direction, look: Look<CivilDate>): CivilDate | null {
    const answer = look(holdingDate(date)) ?? lookFarther(towards, date, look);
    return answer === undefined || Math.abs(answer - date) > REACH ? null : answer;
  }

  return { timetable, holding, holdingDate, findInstant, findDate };
}

function compileWindow(timetable: Timetable, { from, to }: DateRange): CalendarWindow {
  // Shifts of the two dates before reach into the window: 24 hours long, and moved by a day where a zone skips a date.
  const lead = 2;
  const openOnDates = Array.from({ length: to - from + lead }, (_, index) => openOn(timetable, from - lead + index));
  const start = startOfDate(timetable.zone, from);
  const end = startOfDate(timetable.zone, to);
  const spans = mergeSpans(openOnDates.flat()).flatMap((span) => {
    const inside = { start: Math.max(span.start, start), end: Math.min(span.end, end) };
    return inside.start < inside.end ? [inside] : [];
  });
  return { from: start, to: end, open: compileOpenTable(spans), days: compileDayTable(from, openOnDates.slice(lead)) };
}

/** Growing doubles, so that a search of centuries takes a dozen steps. */
function rangeWith({ from, to }: DateRange, date: CivilDate): DateRange {
  if (from === to) return withinHorizon({ from: date - ONE_YEAR, to: date + ONE_YEAR });
  const length = to - from;
  return withinHorizon({
    from: date < from ? Math.min(date - ONE_YEAR, from - length) : from,
    to: date >= to ? Math.max(date + ONE_YEAR, to + length) : to,
  });
}

function withinHorizon({ from, to }: DateRange): DateRange {
  return { from: Math.max(from, calendarHorizon.from), to: Math.min(to, calendarHorizon.to) };
}

function beyondHorizon(date: CivilDate): RangeError {
  const { from, to } = calendarHorizon;
  const given = Number.isInteger(date) ? formatDate(date) : `${date}`;
  return new RangeError(`Calendars answer for ${formatDate(from)} to ${formatDate(to - 1)}, not for ${given}`);
}
