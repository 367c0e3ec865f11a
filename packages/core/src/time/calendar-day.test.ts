import { expect, test } from "vitest";
import { calendarDays } from "./calendar-day.ts";
import { calendarSchema } from "./calendar-spec.ts";
import { parseDate } from "./civil-date.ts";
import { HOUR } from "./duration.ts";
import { formatLocal } from "./local-time.ts";

const day = ["09:00", "17:00"] as [string, string];
const spec = calendarSchema.parse({
  id: "office",
  zone: "America/New_York",
  weekly: { mon: [day], tue: [day], wed: [day], thu: [day], fri: [day] },
  layers: [
    {
      id: "national",
      holidays: [
        { date: "2026-01-01", name: "New Year's Day" },
        { date: "2026-01-03", name: "a named Saturday" },
      ],
      workdays: [{ date: "2026-01-04", name: "make-up" }],
      dates: { "2026-01-02": [["09:00", "12:00"]], "2026-01-06": [["08:00", "20:00"]], "2026-01-07": [] },
    },
  ],
});
const on = (text: string) => parseDate(text) ?? 0;
const oneDay = (text: string) => calendarDays(spec, on(text), on(text) + 1)[0];

test.each([
  ["2026-01-01", "holiday", "New Year's Day"],
  ["2026-01-02", "short", undefined],
  ["2026-01-03", "holiday", "a named Saturday"],
  ["2026-01-04", "makeup", "make-up"],
  ["2026-01-05", "working", undefined],
  ["2026-01-06", "long", undefined],
  ["2026-01-07", "holiday", undefined],
  ["2026-01-10", "weekend", undefined],
])("%s is a %s day", (date, kind, name) => expect(oneDay(date)).toMatchObject({ kind, name }));

test("the hours of a date are those its clocks show", () => {
  const hours = oneDay("2026-01-04")?.hours.map(({ start, end }) => [formatLocal(start), formatLocal(end)]);
  expect(hours).toEqual([["2026-01-04T09:00:00", "2026-01-04T17:00:00"]]);
});

test("a day of 23 hours is an ordinary day of a calendar that never closes", () => {
  const always = calendarSchema.parse({
    id: "always",
    zone: "America/New_York",
    weekly: { sun: [["00:00", "24:00"]] },
  });
  const [change] = calendarDays(always, on("2026-03-08"), on("2026-03-09"));
  expect(change).toMatchObject({ kind: "working", open: 23 * HOUR });
});
