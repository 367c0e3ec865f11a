import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readHolidays } from "./read-holidays.ts";
import type { HolidayFileOptions } from "./read-holidays-ics.ts";

const folder = mkdtempSync(join(tmpdir(), "swiftline-holidays-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, text: string, options?: HolidayFileOptions) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const list = await readHolidays(file, options);
  return list.ok ? list.value : list.reason;
}

const event = (...lines: readonly string[]): readonly string[] => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const ics = (...events: readonly (readonly string[])[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", ...events.flat(), "END:VCALENDAR", ""].join("\r\n");
const days = (list: Awaited<ReturnType<typeof read>>): readonly string[] =>
  "holidays" in list ? list.holidays.map(({ date }) => date) : list.map(({ message }) => message);

describe("an iCalendar file", () => {
  test("gives its all-day events, whatever line ends and folded lines it has", async () => {
    const text = ics(event("DTSTART;VALUE=DATE:20260101", "SUMMARY:New Year", "\t's Day")).replaceAll("\r\n", "\n");
    expect(await read("one.ics", text)).toEqual({
      holidays: [{ date: "2026-01-01", name: "New Year's Day" }],
      workdays: [],
      until: 2026,
    });
  });

  test("gives each day of an event of several, without its end", async () => {
    const span = event("DTSTART;VALUE=DATE:20251230", "DTEND;VALUE=DATE:20260102", "SUMMARY:Span");
    const lasting = event("DTSTART;VALUE=DATE:20260501", "DURATION:P2D", "SUMMARY:Lasting");
    expect(days(await read("span.ics", ics(span, lasting)))).toEqual([
      "2025-12-30",
      "2025-12-31",
      "2026-01-01",
      "2026-05-01",
      "2026-05-02",
    ]);
  });

  test("follows a yearly rule within the years that are asked for, without its exceptions", async () => {
    const thanksgiving = event(
      "DTSTART;VALUE=DATE:20201126",
      "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
      "EXDATE;VALUE=DATE:20241128",
      "SUMMARY:Thanksgiving Day",
    );
    const years = { from: 2023, to: 2026 };
    expect(days(await read("rule.ics", ics(thanksgiving), { years }))).toEqual([
      "2023-11-23",
      "2025-11-27",
      "2026-11-26",
    ]);
  });

  test.each([
    ["RRULE:FREQ=YEARLY", "20200229", ["2020-02-29", "2024-02-29"]],
    ["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "20200101", []],
    ["RRULE:FREQ=YEARLY;COUNT=2", "20200101", ["2020-01-01", "2021-01-01"]],
    ["RRULE:FREQ=YEARLY;UNTIL=20210101", "20200101", ["2020-01-01", "2021-01-01"]],
  ])("leaves out dates that a year does not have: %s from %s", async (rule, start, expected) => {
    const text = ics(event(`DTSTART;VALUE=DATE:${start}`, rule, "SUMMARY:Rare"));
    expect(days(await read("leap.ics", text, { years: { from: 2020, to: 2026 } }))).toEqual(expected);
  });

  test("passes over what is cancelled, and takes words for make-up working days", async () => {
    const text = ics(
      event("DTSTART;VALUE=DATE:20261001", "STATUS:CANCELLED", "SUMMARY:x"),
      event("DTSTART;VALUE=DATE:20261010", "SUMMARY:国庆节（班）"),
    );
    expect(await read("worked.ics", text, { worked: ["班"] })).toMatchObject({
      holidays: [],
      workdays: [{ date: "2026-10-10" }],
    });
  });

  test.each([
    ["at a time of day", event("DTSTART:20260101T090000Z", "SUMMARY:x"), /whole day/],
    ["on an impossible date", event("DTSTART;VALUE=DATE:20261399", "SUMMARY:x"), /whole day/],
    ["without a start", event("SUMMARY:x"), /whole day/],
    ["that ends before it starts", event("DTSTART;VALUE=DATE:20260102", "DTEND;VALUE=DATE:20260101"), /day after/],
    ["that lasts years", event("DTSTART;VALUE=DATE:20260102", "DTEND;VALUE=DATE:20300101"), /over 60 days/],
    [
      "that repeats, nobody having said for how long",
      event("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY"),
      /--years/,
    ],
    ["that repeats by week numbers", event("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;BYWEEKNO=53"), /BYWEEKNO/],
    [
      "that moves another one's date",
      event("DTSTART;VALUE=DATE:20260101", "RECURRENCE-ID;VALUE=DATE:20260102"),
      /moves a date/,
    ],
    ["that repeats every second", event("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=SECONDLY"), /SECONDLY/],
  ])("refuses an event %s, by its line", async (_, wrong, message) => {
    const text = ics(event("DTSTART;VALUE=DATE:20260101", "SUMMARY:fine"), wrong);
    expect(await read("wrong.ics", text)).toMatchObject([{ line: 8, message: expect.stringMatching(message) }]);
  });

  test.each([
    ["no calendar at all\r\n", { code: "file/malformed", line: 1 }],
    [ics(), { code: "file/empty" }],
    [
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nRRULE:FREQ=FOO\r\nEND:VEVENT\r\nEND:VCALENDAR",
      { code: "file/malformed", line: 3 },
    ],
  ])("that is none is told: %j", async (text, problem) => {
    expect(await read("none.ics", text)).toMatchObject([problem]);
  });
});

test("JSON is read with the lines of its problems", async () => {
  expect(await read("us.json", '{\n  "2026-01-01": "New Year\'s Day",\n  "2026-02-30": "x"\n}')).toMatchObject([
    { code: "calendar/bad-holidays", line: 3 },
  ]);
});

test("a table is read", async () => {
  expect(days(await read("us.csv", "date,name,kind\n2026-01-01,New Year's Day,actual\n"))).toEqual(["2026-01-01"]);
});
