import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CalendarSpec,
  type CivilDate,
  civilDate,
  formatDate,
  parseDate,
  readCalendar,
  type WorkCalendar,
  weekdayIndexOf,
} from "@swiftline/core/time";
import { describe, expect, test } from "vitest";
import { openCity, readCityFolder } from "../../src/index.ts";

/** The calendars of the cities that ship, against what others counted and what the law says. */

const examples = join(import.meta.dirname, "../../../../examples");
const cityOf = (example: string): string => join(examples, example, "city");

async function calendarOf(example: string, id: string): Promise<WorkCalendar> {
  const calendar = (await openCity(cityOf(example))).calendars.get(id);
  if (calendar === undefined) throw new Error(`${example} has no calendar ${id}`);
  return calendar;
}

async function specOf(example: string, id: string): Promise<CalendarSpec> {
  const folder = await readCityFolder(cityOf(example));
  const specs = folder.ok ? folder.value.calendars.map((document) => readCalendar(document.value).calendar) : [];
  const spec = specs.find((one) => one?.id === id);
  if (spec === undefined) throw new Error(`${example} has no calendar ${id}`);
  return spec;
}

const on = (year: number, month: number, day: number): CivilDate => civilDate(year, month, day) ?? Number.NaN;
const yearsFrom = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("Beijing", async () => {
  const beijing = await calendarOf("beijing-12345", "beijing");
  const reference: {
    readonly effectiveChecks: readonly { readonly year: number; readonly workingDays: number }[];
    readonly years: Readonly<
      Record<string, { readonly days: readonly { readonly date: string; readonly kind: string }[] }>
    >;
  } = JSON.parse(readFileSync(join(import.meta.dirname, "../../../core/test/reference/cn_holidays.json"), "utf8"));

  test.each(reference.effectiveChecks)("$year has $workingDays working days", ({ year, workingDays }) => {
    expect(beijing.workingDaysBetween(on(year - 1, 12, 31), on(year, 12, 31))).toBe(workingDays);
  });

  test("every date that another collection names is worked or not as it says", () => {
    const named = Object.values(reference.years).flatMap(({ days }) => days);
    const wrong = named.filter(({ date, kind }) => beijing.isWorkingDate(parseDate(date) ?? 0) !== (kind === "work"));
    expect({ named: named.length, wrong }).toEqual({ named: 283, wrong: [] });
  });

  test("the working days of a year before are what a wall calendar counts", () => {
    const counts = yearsFrom(2008, 2018).map((year) =>
      beijing.workingDaysBetween(on(year - 1, 12, 31), on(year, 12, 31)),
    );
    // A year has 365 or 366 days, its weekends, and 11 statutory holidays that fall on or are moved to other days.
    for (const [index, year] of yearsFrom(2008, 2018).entries()) {
      const weekdays = Array.from({ length: on(year + 1, 1, 1) - on(year, 1, 1) }, (_, day) => on(year, 1, 1) + day);
      const ordinary = weekdays.filter((date) => weekdayIndexOf(date) < 5).length;
      expect(Math.abs((counts[index] ?? 0) - (ordinary - 11)), `${year}`).toBeLessThanOrEqual(1);
    }
  });

  test("the two days of September 2015 that a notice of that May made free are free, and the Sunday after is worked", () => {
    expect([3, 4, 5, 6, 7].map((day) => beijing.isWorkingDate(on(2015, 9, day)))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test("2027 is not announced", () => {
    expect(beijing.holidaysKnownUntil).toBe(on(2026, 12, 31));
  });
});

/** The n-th (from the end where negative) of a weekday, 0 for Monday, in a month. */
function nth(n: number, weekday: number, year: number, month: number): CivilDate {
  if (n < 0) {
    const last = on(year, month, 31);
    return last - ((weekdayIndexOf(last) - weekday + 7) % 7);
  }
  const first = on(year, month, 1);
  return first + ((weekday - weekdayIndexOf(first) + 7) % 7) + (n - 1) * 7;
}

/** 5 U.S.C. 6103 as it stands, Juneteenth since 2021. */
const federalOf = (year: number): readonly CivilDate[] => [
  on(year, 1, 1),
  nth(3, 0, year, 1),
  nth(3, 0, year, 2),
  nth(-1, 0, year, 5),
  ...(year >= 2021 ? [on(year, 6, 19)] : []),
  on(year, 7, 4),
  nth(1, 0, year, 9),
  nth(2, 0, year, 10),
  on(year, 11, 11),
  nth(4, 3, year, 11),
  on(year, 12, 25),
];

/** The day on which a holiday of a weekend is kept: Friday for Saturday, Monday for Sunday. */
const observed = (date: CivilDate): CivilDate =>
  [date, date, date, date, date, date - 1, date + 1][weekdayIndexOf(date)] ?? date;

describe("New York", async () => {
  const spec = await specOf("nyc-311", "city-offices");
  const datesOf = (layer: string): readonly string[] =>
    (spec.layers.find(({ id }) => id === layer)?.holidays ?? []).map(({ date }) => formatDate(date));

  test("keeps the federal holidays of 2007-2030 as the statute gives them, and those of weekends beside them", () => {
    const [from, to] = [on(2007, 1, 1), on(2030, 12, 31)];
    const lawful = yearsFrom(2007, 2031).flatMap(federalOf);
    const dates = [...new Set([...lawful, ...lawful.map(observed)])].filter((date) => date >= from && date <= to);
    expect(datesOf("us-federal")).toEqual(dates.sort((a, b) => a - b).map(formatDate));
  });

  test("keeps Election Day on the Tuesday after the first Monday of November", () => {
    const dates = yearsFrom(2007, 2030).map((year) => nth(1, 0, year, 11) + 1);
    expect(datesOf("new-york-election-day")).toEqual(dates.map(formatDate));
  });
});
