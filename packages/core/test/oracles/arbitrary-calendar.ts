import fc from "fast-check";
import type { CalendarInput } from "../../src/time/calendar-spec.ts";
import { type CivilDate, formatDate, parseDate, weekdays } from "../../src/time/civil-date.ts";

/** Zones, each with a first date from which the next weeks hold what makes it difficult. */
export const hardWeeks = [
  ["Etc/UTC", "2024-02-19"],
  ["Asia/Shanghai", "2026-02-09"],
  ["America/New_York", "2026-02-28"],
  ["America/New_York", "2026-10-24"],
  ["Europe/Dublin", "2026-03-21"],
  ["Europe/Dublin", "2026-10-17"],
  ["Australia/Lord_Howe", "2026-03-28"],
  ["Australia/Lord_Howe", "2026-09-26"],
  ["Africa/Cairo", "2026-04-16"],
  ["America/Santiago", "2026-08-29"],
  ["Asia/Kathmandu", "2026-03-01"],
  ["Europe/Moscow", "2014-10-18"],
  ["America/St_Johns", "2006-10-21"],
  ["Pacific/Apia", "2011-12-22"],
] as const;

/** A random calendar with split days, night shifts, overlaps, and layers of exceptions in the days from `firstDay` on. */
export function arbitraryCalendar(zone: string, firstDay: string, days = 16): fc.Arbitrary<CalendarInput> {
  const date = fc.integer({ min: 0, max: days - 1 }).map((day) => formatDate((parseDate(firstDay) as CivilDate) + day));
  const time = fc.integer({ min: 0, max: 287 }).map((count) => timeText(count * 5));
  const shifts = fc.array(fc.tuple(time, time), { maxLength: 3 });
  const closure = fc
    .tuple(date, time, date, time)
    .map(
      ([fromDate, fromTime, toDate, toTime]) =>
        [`${fromDate}T${fromTime}`, `${toDate}T${toTime}`].toSorted() as [string, string],
    )
    .filter(([from, to]) => from < to);
  const layer = fc.record({
    id: fc.constantFrom("country", "city"),
    dates: fc.dictionary(date, shifts, { maxKeys: 2 }),
    closures: fc.array(closure, { maxLength: 2 }),
    holidays: fc.array(fc.record({ date }), { maxLength: 2 }),
    workdays: fc.array(fc.record({ date, like: fc.constantFrom(...weekdays) }), { maxLength: 2 }),
  });
  return fc.record({
    id: fc.constant("random"),
    zone: fc.constant(zone),
    weekly: fc.record(Object.fromEntries(weekdays.map((day) => [day, shifts]))),
    layers: fc.array(layer, { maxLength: 3 }),
  });
}

function timeText(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** How often a law is tried: always the same way in a test run, ever new ways when it soaks. */
export const runs: fc.Parameters<unknown> = process.env.SWIFTLINE_SOAK
  ? { numRuns: 10_000 }
  : { numRuns: 300, seed: 12_345 };
