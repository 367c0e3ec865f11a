import { expect, test } from "vitest";
import { parseDate } from "./civil-date.ts";
import { parseInstant } from "./instant.ts";
import { parseLocal } from "./local-time.ts";
import { compileZone, dateOf, formatInZone, hourOf, instantOf, startOfDate } from "./zone.ts";

const shownAfter = (zoneName: string, local: string): string => {
  const zone = compileZone(zoneName);
  return formatInZone(instantOf(zone, parseLocal(local) as number), zone);
};

test.each([
  [
    "an hour that is skipped moves forward by the gap",
    "America/New_York",
    "2026-03-08T02:30",
    "2026-03-08T03:30:00-04:00",
  ],
  ["an hour that is shown twice means the first", "America/New_York", "2026-11-01T01:30", "2026-11-01T01:30:00-04:00"],
  ["a gap of half an hour", "Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:45:00+11:00"],
  ["an overlap of half an hour", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-05T01:45:00+11:00"],
  ["a gap where winter time is the negative one", "Europe/Dublin", "2026-03-29T01:30", "2026-03-29T02:30:00+01:00"],
  [
    "an overlap where winter time is the negative one",
    "Europe/Dublin",
    "2026-10-25T01:30",
    "2026-10-25T01:30:00+01:00",
  ],
  ["an overlap without summer time", "Europe/Moscow", "2014-10-26T01:30", "2014-10-26T01:30:00+04:00"],
  ["a date that is skipped", "Pacific/Apia", "2011-12-30T10:00", "2011-12-31T10:00:00+14:00"],
  ["a summer time of one week", "America/Recife", "2000-10-10T12:00", "2000-10-10T12:00:00-02:00"],
  ["a zone of three quarters", "Asia/Kathmandu", "2026-01-01T00:00", "2026-01-01T00:00:00+05:45"],
  ["an overlap across two eras", "Asia/Hong_Kong", "1955-11-06T03:15", "1955-11-06T03:15:00+09:00"],
  ["local mean time", "America/New_York", "1850-01-01T00:00", "1850-01-01T00:00:00-04:56:02"],
  ["a far year", "Europe/Berlin", "2400-07-01T12:00", "2400-07-01T12:00:00+02:00"],
])("%s: %s %s is %s", (_, zone, local, expected) => {
  expect(shownAfter(zone, local)).toBe(expected);
});

test("a date begins at its first instant, even where midnight is skipped", () => {
  const cairo = compileZone("Africa/Cairo");
  expect(formatInZone(startOfDate(cairo, parseDate("2026-04-24") as number), cairo)).toBe("2026-04-24T01:00:00+03:00");
});

test("the date and the hour are those of the zone", () => {
  const shanghai = compileZone("Asia/Shanghai");
  const instant = parseInstant("2026-03-07T16:30:00Z") as number;
  expect([dateOf(shanghai, instant), hourOf(shanghai, instant)]).toEqual([parseDate("2026-03-08"), 0]);
});

test("an unknown zone and an instant that is no number are refused", () => {
  expect(() => compileZone("Europe/Atlantis")).toThrow(RangeError);
  expect(() => dateOf(compileZone("Etc/UTC"), Number.NaN)).toThrow("NaN is no instant");
});
