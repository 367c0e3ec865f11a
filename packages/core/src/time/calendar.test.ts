import { describe, expect, test } from "vitest";
import { compileCalendar, type WorkCalendar } from "./calendar.ts";
import { type CalendarInput, calendarSchema } from "./calendar-spec.ts";
import { parseDate } from "./civil-date.ts";
import { HOUR, MINUTE } from "./duration.ts";
import { parseLocal } from "./local-time.ts";
import { compileZone, formatInZone, instantOf, startOfDate } from "./zone.ts";

const zone = compileZone("America/New_York");
const at = (local: string): number => instantOf(zone, parseLocal(local) as number);
const shown = (instant: number | null): string | null =>
  instant === null ? null : formatInZone(instant, zone).slice(0, 16);
const date = (text: string): number => parseDate(text) as number;

const nineToFive: [string, string][] = [["09:00", "17:00"]];
const weekly = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive };

function calendarOf(input: Omit<CalendarInput, "id" | "zone">): WorkCalendar {
  return compileCalendar(calendarSchema.parse({ id: "office", zone: zone.name, ...input }));
}

const office = calendarOf({ weekly });

describe("adding working time", () => {
  test("that runs out at a close ends at the close, or far from it at the next opening", () => {
    expect(shown(office.add(at("2026-03-06T09:00"), 8 * HOUR))).toBe("2026-03-06T17:00");
    expect(shown(office.add(at("2026-03-06T09:00"), 8 * HOUR, "far"))).toBe("2026-03-09T09:00");
  });

  test("from outside hours begins at the next opening", () => {
    expect(shown(office.add(at("2026-03-07T12:00"), HOUR))).toBe("2026-03-09T10:00");
  });

  test("counts the real length of a day on which the clocks change", () => {
    const always = calendarOf({ weekly: { sun: [["00:00", "24:00"]] } });
    expect(always.between(at("2026-03-08T00:00"), at("2026-03-09T00:00"))).toBe(23 * HOUR);
    expect(always.between(at("2026-11-01T00:00"), at("2026-11-02T00:00"))).toBe(25 * HOUR);
  });

  test("refuses what is no whole number of milliseconds", () => {
    expect(() => office.add(at("2026-03-06T09:00"), 0.5)).toThrow(
      "A duration is a whole number of milliseconds, not 0.5",
    );
    expect(() => office.add(at("2026-03-06T09:00"), Number.NaN)).toThrow(RangeError);
    expect(() => office.addWorkingDays(at("2026-03-06T09:00"), 1.5, "close")).toThrow(
      "A count of days is a whole number, not 1.5",
    );
  });
});

describe("layers", () => {
  const holiday = { id: "federal", holidays: [{ date: "2026-07-03" }] };

  test("a holiday closes civil time: a night shift before it loses what lies after midnight", () => {
    const nights = calendarOf({ weekly: { thu: [["22:00", "06:00"]] }, layers: [holiday] });
    expect(nights.between(at("2026-07-02T12:00"), at("2026-07-04T00:00"))).toBe(2 * HOUR);
  });

  test("no shift starts on a holiday: it is no working date, and its own night shift is gone to the end", () => {
    const nights = calendarOf({
      weekly: { wed: [["22:00", "06:00"]], thu: [["22:00", "06:00"]], sun: [["22:00", "06:00"]] },
      layers: [{ id: "federal", holidays: [{ date: "2025-12-25" }] }],
    });
    expect(nights.isWorkingDate(date("2025-12-25"))).toBe(false);
    expect(nights.between(at("2025-12-25T00:00"), at("2025-12-27T00:00"))).toBe(0);
    expect(shown(nights.addWorkingDays(at("2025-12-23T12:30"), 2, "close"))).toBe("2025-12-29T06:00");
  });

  test("an empty list closes the shifts of a date, and leaves the night shift before it", () => {
    const nights = calendarOf({
      weekly: { thu: [["22:00", "06:00"]], fri: nineToFive },
      layers: [{ id: "city", dates: { "2026-07-03": [] } }],
    });
    expect(nights.between(at("2026-07-02T12:00"), at("2026-07-04T00:00"))).toBe(8 * HOUR);
  });

  test("within one layer a holiday wins over shifts", () => {
    const both = calendarOf({ weekly, layers: [{ ...holiday, dates: { "2026-07-03": [["09:00", "12:00"]] } }] });
    expect(both.isWorkingDate(date("2026-07-03"))).toBe(false);
  });

  test("a later layer opens what an earlier one closed, and the other way round", () => {
    const open = { id: "city", workdays: [{ date: "2026-07-03", like: "mon" as const }] };
    expect(calendarOf({ weekly, layers: [holiday, open] }).isWorkingDate(date("2026-07-03"))).toBe(true);
    expect(calendarOf({ weekly, layers: [open, holiday] }).isWorkingDate(date("2026-07-03"))).toBe(false);
  });

  test("a closure of a few hours cuts the day", () => {
    const storm = calendarOf({
      weekly,
      layers: [{ id: "storm", closures: [["2026-03-06T12:00", "2026-03-06T15:30"]] }],
    });
    expect(
      storm
        .segments(at("2026-03-06T00:00"), at("2026-03-07T00:00"))
        .map(({ start, end }) => [shown(start), shown(end)]),
    ).toEqual([
      ["2026-03-06T09:00", "2026-03-06T12:00"],
      ["2026-03-06T15:30", "2026-03-06T17:00"],
    ]);
  });
});

describe("counting days", () => {
  const friday = at("2026-03-06T11:00");

  test.each([
    ["close", "2026-03-09T17:00"],
    ["endOfDay", "2026-03-10T00:00"],
    ["sameTime", "2026-03-09T11:00"],
    ["sameTimeThenOpen", "2026-03-09T11:00"],
    ["rolledSameTime", "2026-03-09T11:00"],
  ] as const)("one working day after Friday, ending at %s, is %s", (ends, expected) => {
    expect(shown(office.addWorkingDays(friday, 1, ends))).toBe(expected);
  });

  test("a start on a Saturday counts like one on the Friday before, unless it is rolled", () => {
    expect(shown(office.addWorkingDays(at("2026-03-07T11:00"), 1, "sameTime"))).toBe("2026-03-09T11:00");
    expect(shown(office.addWorkingDays(at("2026-03-07T11:00"), 1, "rolledSameTime"))).toBe("2026-03-10T11:00");
  });

  test.each([
    [{ ends: "sameTime", roll: "none" }, "2026-03-07T11:00"],
    [{ ends: "endOfDay", roll: "none" }, "2026-03-08T00:00"],
    [{ ends: "close", roll: "none" }, "2026-03-08T00:00"],
    [{ ends: "close", roll: "nextWorking" }, "2026-03-09T17:00"],
    [{ ends: "sameTime", roll: "nextWorking" }, "2026-03-09T11:00"],
  ] as const)("one calendar day after Friday with %o is %s", (options, expected) => {
    expect(shown(office.addCalendarDays(friday, 1, options))).toBe(expected);
  });
});

test("an hour of the evening that is shown again after midnight is found at the end of a compiled window", () => {
  const newfoundland = compileZone("America/St_Johns"); // 2006-10-29 00:01 was followed by 23:01 of the day before
  const input = {
    id: "nights",
    zone: newfoundland.name,
    weekly: { sat: [["22:00", "06:00"]] },
  } satisfies CalendarInput;
  const nights = compileCalendar(calendarSchema.parse(input), { from: date("2006-10-01"), to: date("2006-10-29") });
  const midnight = instantOf(newfoundland, parseLocal("2006-10-29T00:00") as number);
  expect(nights.isOpen(midnight + 30 * MINUTE)).toBe(true);
  expect(nights.between(midnight, midnight + 30 * MINUTE)).toBe(30 * MINUTE);
});

test("a shift that ends on a skipped date reaches into a window that begins after it", () => {
  const apia = compileZone("Pacific/Apia"); // 2011-12-30 was skipped
  const input = { id: "watch", zone: apia.name, weekly: { thu: [["05:00", "05:00"]] } } satisfies CalendarInput;
  const watch = compileCalendar(calendarSchema.parse(input), { from: date("2011-12-31"), to: date("2012-01-01") });
  expect(watch.between(startOfDate(apia, date("2011-12-31")), startOfDate(apia, date("2012-01-01")) - 1)).toBe(
    5 * HOUR,
  );
});

describe("where there is no answer", () => {
  const never = calendarOf({});

  test("a calendar without working time says null, soon", () => {
    const now = at("2026-03-06T11:00");
    expect([
      never.add(now, MINUTE),
      never.add(now, -MINUTE),
      never.nextOpen(now),
      never.lastOpen(now),
      never.nextChange(now),
    ]).toEqual([null, null, null, null, null]);
    expect([never.shiftDate(date("2026-03-06"), 1), never.addWorkingDays(now, 1, "close")]).toEqual([null, null]);
    expect(never.between(now, now + 100 * HOUR)).toBe(0);
  });

  test("one that is always open never changes", () => {
    const day: [string, string][] = [["00:00", "24:00"]];
    const always = calendarOf({ weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day } });
    expect(always.nextChange(at("2026-03-06T11:00"))).toBeNull();
    expect(shown(always.add(at("2026-03-06T11:00"), 48 * HOUR))).toBe("2026-03-08T12:00");
  });

  test("an answer more than a hundred years away is none, however far the calendar has been compiled", () => {
    const closed = calendarOf({
      weekly,
      layers: [{ id: "closed", closures: [["2000-01-01T00:00", "2300-01-01T00:00"]] }],
    });
    expect(closed.nextOpen(at("2026-03-06T11:00"))).toBeNull();
    expect(closed.isOpen(at("2300-01-01T12:00"))).toBe(true);
    expect(closed.nextOpen(at("2026-03-06T11:00"))).toBeNull();
  });

  test("an instant beyond the horizon is refused in words", () => {
    expect(() => office.between(at("2026-03-06T11:00"), at("9999-12-31T00:00"))).toThrow(
      "Calendars answer for 1800-01-01 to 2599-12-31, not for 9999-12-31",
    );
    expect(() => office.isOpen(Number.NaN)).toThrow(RangeError);
    expect(() => compileCalendar(calendarSchema.parse({ id: "x", zone: "Etc/UTC" }), { from: 5, to: 5 })).toThrow(
      RangeError,
    );
  });

  test("a batch answers NaN, and refuses columns of different lengths", () => {
    const out = new Float64Array(2);
    never.addMany(Float64Array.of(0, Number.NaN), Float64Array.of(HOUR, HOUR), out);
    expect([...out]).toEqual([Number.NaN, Number.NaN]);
    expect(() => office.addMany(new Float64Array(2), new Float64Array(3), out)).toThrow("differ in length: 2 and 3");
  });
});
