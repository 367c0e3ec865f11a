import { expect, test } from "vitest";
import { randomStreams } from "../../chance/streams.ts";
import { DAY, HOUR } from "../../time/duration.ts";
import { compileZone } from "../../time/zone.ts";
import { Callers } from "../scenario/callers-schema.ts";
import { callRates } from "./call-rates.ts";

const hours = Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0 : hour));
const weekdays = [3, 2, 2, 2, 2, 1, 0];
const days = (zone: string, first: string, count: number) => {
  const start = Date.parse(first);
  return { start, end: start + count * DAY, zone: compileZone(zone) };
};
const rates = (changes: object, span: ReturnType<typeof days>) => [
  ...callRates(Callers.parse({ rate: "240/day", ...changes }), span, randomStreams(1), 0),
];

test("a week of its own hours stands in place of hours and weekdays, by the clocks of the city", () => {
  const span = days("Asia/Shanghai", "2026-03-02T00:00:00+08:00", 14);
  const week = weekdays.flatMap((weekday) => hours.map((hour) => 7 * weekday * hour));
  const [byWeek, byDay] = [rates({ week, hours: hours.toReversed() }, span), rates({ hours, weekdays }, span)];
  for (const [hour, expected] of byDay.entries()) expect(byWeek[hour]).toBeCloseTo(expected, 9);
  expect(byWeek.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(14 * 240, 9);
});

test("where the clocks are set forward an hour of the week is left out, and where they are set back one comes twice", () => {
  const week = Array.from({ length: 168 }, (_, hour) => hour);
  const of = (first: string, sixDaysOn: number) => {
    const perHour = rates({ week }, days("Europe/Berlin", first, 7));
    return perHour.slice(sixDaysOn, sixDaysOn + 4).map((rate) => Math.round((rate / 10) * 83.5));
  };
  const sunday = (6 * DAY) / HOUR;
  expect(of("2026-03-23T00:00:00+01:00", sunday)).toEqual([144, 145, 147, 148]);
  expect(of("2026-10-19T00:00:00+02:00", sunday)).toEqual([144, 145, 146, 146]);
});
