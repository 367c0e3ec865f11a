import { expect, test } from "vitest";
import { civilDate, formatDate, parseDate, weekdayIndexOf, weekdayOf, weekdays, yearMonthDayOf } from "./civil-date.ts";

test("dates are counted from 1970-01-01", () => {
  expect(civilDate(1970, 1, 1)).toBe(0);
  expect(civilDate(1969, 12, 31)).toBe(-1);
  expect(civilDate(2000, 3, 1)).toBe(11_017);
});

test("each day of four centuries has the year, month, day and weekday of the platform", () => {
  const first = civilDate(1800, 1, 1) ?? 0;
  for (let date = first; date < first + 146_097; date += 1) {
    const platform = new Date(date * 86_400_000);
    const expected = { year: platform.getUTCFullYear(), month: platform.getUTCMonth() + 1, day: platform.getUTCDate() };
    const read = yearMonthDayOf(date);
    if (read.year !== expected.year || read.month !== expected.month || read.day !== expected.day)
      expect(read).toEqual(expected);
    if (civilDate(read.year, read.month, read.day) !== date)
      expect(civilDate(read.year, read.month, read.day)).toBe(date);
    if (weekdayIndexOf(date) !== (platform.getUTCDay() + 6) % 7)
      expect(weekdayOf(date)).toBe(weekdays[(platform.getUTCDay() + 6) % 7]);
  }
});

test.each(["2026-03-08", "2024-02-29", "0000-01-01", "9999-12-31", "-000001-12-31", "+010000-01-01"])(
  "%s is read and written back",
  (text) => {
    expect(formatDate(parseDate(text) as number)).toBe(text);
  },
);

test.each([
  "2026-02-29",
  "1900-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-04-31",
  "2026-1-1",
  "20260101",
  "2026-01-01T",
  "-000000-01-01",
  " 2026-01-1",
  "",
])("%j is no date", (text) => expect(parseDate(text)).toBeUndefined());
