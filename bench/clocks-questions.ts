import { DAY, formatDate, HOUR, MINUTE } from "@swiftline/core/time";
import { years } from "./clocks-calendars.ts";
import { randomFrom } from "./random.ts";

/** What working time is asked: whole minutes, since a peer counts no less. */
export interface Questions {
  readonly count: number;
  readonly starts: Float64Array;
  /** Later than `starts` by up to two weeks. */
  readonly ends: Float64Array;
  /** Working time to add: 1 to 40 hours. */
  readonly durations: Float64Array;
  /** The local dates of `starts`, and days to add, 1 to 20. */
  readonly dates: readonly string[];
  readonly laterDates: readonly string[];
  readonly days: readonly number[];
}

/** The same questions in every run, spread over what is compiled, with room left at the end. */
export function questions(count: number): Questions {
  const { below: random } = randomFrom(20_261_125);
  const from = years.from * DAY - 8 * HOUR;
  const minutes = ((years.to - years.from - 90) * DAY) / MINUTE;
  const starts = Float64Array.from({ length: count }, () => from + random(minutes) * MINUTE);
  const ends = starts.map((start) => start + random(14 * 24 * 60) * MINUTE);
  const dateOf = (instant: number): string => formatDate(Math.floor((instant + 8 * HOUR) / DAY));
  return {
    count,
    starts,
    ends,
    durations: starts.map(() => (60 + random(39 * 60)) * MINUTE),
    dates: Array.from(starts, dateOf),
    laterDates: Array.from(ends, dateOf),
    days: Array.from({ length: count }, () => 1 + random(20)),
  };
}
