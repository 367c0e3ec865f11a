import type { CivilDate } from "./civil-date.ts";
import type { Instant } from "./instant.ts";
import { entry } from "./open-table.ts";
import type { Span } from "./spans.ts";

/** The working dates of a window: the dates whose own shifts contain any open time. */
export interface DayTable {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly dates: Int32Array;
  /** The end of the last open time of the shifts of each working date. */
  readonly closes: Float64Array;
  /** How many working dates come before each date of the window, and before its end. */
  readonly ranks: Int32Array;
}

/** `openOn[i]` is the open time of the shifts that start on the date `from + i`. */
export function compileDayTable(from: CivilDate, openOn: readonly (readonly Span[])[]): DayTable {
  const dates: CivilDate[] = [];
  const closes: Instant[] = [];
  const ranks = new Int32Array(openOn.length + 1);
  for (const [index, spans] of openOn.entries()) {
    if (spans.length > 0) {
      dates.push(from + index);
      closes.push(Math.max(...spans.map((span) => span.end)));
    }
    ranks[index + 1] = dates.length;
  }
  return { from, to: from + openOn.length, dates: Int32Array.from(dates), closes: Float64Array.from(closes), ranks };
}

/** How many working dates of the window come before a date, which lies in the window or is its end. */
export function rankOf(days: DayTable, date: CivilDate): number {
  return entry(days.ranks, date - days.from);
}

/** The close of business of a date of the window; undefined where it is no working date. */
export function closeOf(days: DayTable, date: CivilDate): Instant | undefined {
  const rank = rankOf(days, date);
  return days.dates[rank] === date ? days.closes[rank] : undefined;
}

/** The n-th working date after a date (n > 0) or before it (n < 0); undefined where the window does not reach it. */
export function nthWorkingDate(days: DayTable, date: CivilDate, n: number): CivilDate | undefined {
  return n > 0 ? days.dates[rankOf(days, date + 1) + n - 1] : days.dates[rankOf(days, date) + n];
}
