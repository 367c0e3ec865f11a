import { expect, test } from "vitest";
import { testBook } from "../testing/test-city.ts";
import { compileCalendar } from "../time/calendar.ts";
import { calendarSchema } from "../time/calendar-spec.ts";
import { HOUR, MINUTE } from "../time/duration.ts";
import { formatInstant, parseInstant } from "../time/instant.ts";
import { needsCalendar, type Target } from "./policy.ts";
import { dueAt, extended } from "./target.ts";

/** Monday to Friday, 09:00 to 17:00 in Berlin: two hours behind UTC in summer. Closed on Friday, 1 May 2026. */
const office = testBook().calendars.get("office");
const never = compileCalendar(calendarSchema.parse({ id: "never", zone: "Europe/Berlin" }));
const instant = (text: string) => parseInstant(text) ?? Number.NaN;

/** Wednesday, 29 April 2026, 16:30 in Berlin. */
const start = instant("2026-04-29T14:30:00Z");

const dues: readonly (readonly [target: Target, due: string])[] = [
  [{ within: 2 * HOUR, clock: "natural" }, "2026-04-29T16:30:00Z"],
  [{ within: 30 * MINUTE, clock: "working" }, "2026-04-29T15:00:00Z"],
  [{ within: HOUR, clock: "working" }, "2026-04-30T07:30:00Z"],
  [{ within: 9 * HOUR, clock: "working" }, "2026-05-04T07:30:00Z"],
  [{ workingDays: 0, ends: "close" }, "2026-04-29T15:00:00Z"],
  [{ workingDays: 2, ends: "close" }, "2026-05-04T15:00:00Z"],
  [{ workingDays: 2, ends: "endOfDay" }, "2026-05-04T22:00:00Z"],
  [{ workingDays: 2, ends: "sameTime" }, "2026-05-04T14:30:00Z"],
  [{ calendarDays: 2, ends: "sameTime", roll: "none" }, "2026-05-01T14:30:00Z"],
  [{ calendarDays: 2, ends: "endOfDay", roll: "none" }, "2026-05-01T22:00:00Z"],
  [{ calendarDays: 2, ends: "close", roll: "none" }, "2026-05-01T22:00:00Z"],
  [{ calendarDays: 2, ends: "close", roll: "nextWorking" }, "2026-05-04T15:00:00Z"],
];

test.each(dues)("%j from Wednesday 16:30, before a holiday on Friday, is due at %s", (target, due) => {
  expect(formatInstant(dueAt(target, start, office) ?? Number.NaN)).toBe(due);
});

test("only natural time goes without a calendar", () => {
  expect(dues.filter(([target]) => !needsCalendar(target))).toEqual([dues[0]]);
  expect(() => dueAt({ workingDays: 1, ends: "close" }, start, undefined)).toThrow("compiled with one");
});

test("what counts by a calendar that never opens has no due moment", () => {
  expect(dueAt({ within: HOUR, clock: "working" }, start, never)).toBeUndefined();
  expect(dueAt({ workingDays: 1, ends: "close" }, start, never)).toBeUndefined();
});

test("a break is added as the target itself counts", () => {
  const fromThursdayToMonday = { from: instant("2026-04-30T14:00:00Z"), to: instant("2026-05-04T08:00:00Z") };
  const longer = (target: Target) => extended(target, fromThursdayToMonday, office);
  expect(longer({ within: HOUR, clock: "natural" })).toEqual({ within: 91 * HOUR, clock: "natural" });
  expect(longer({ within: HOUR, clock: "working" })).toEqual({ within: 3 * HOUR, clock: "working" });
  expect(longer({ workingDays: 2, ends: "close" })).toEqual({ workingDays: 3, ends: "close" });
  expect(longer({ calendarDays: 2, ends: "close", roll: "none" })).toMatchObject({ calendarDays: 6 });
});
