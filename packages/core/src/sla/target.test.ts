import { expect, test } from "vitest";
import { testBook } from "../testing/test-city.ts";
import { compileCalendar } from "../time/calendar.ts";
import { calendarSchema } from "../time/calendar-spec.ts";
import { HOUR, MINUTE } from "../time/duration.ts";
import { formatInstant, parseInstant } from "../time/instant.ts";
import { afterBreak, budgetOf, dueSince } from "./budget.ts";
import { needsCalendar, type Target } from "./policy.ts";
import { dueAt } from "./target.ts";

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

test("the far edge is the next opening where time runs out at a close", () => {
  const target = { within: 30 * MINUTE, clock: "working", edge: "far" } as const;
  expect(formatInstant(dueAt(target, start, office) ?? Number.NaN)).toBe("2026-04-30T07:00:00Z");
});

test("a fixed moment is due then, and never before the clock starts", () => {
  expect(dueAt({ at: start + HOUR }, start, undefined)).toBe(start + HOUR);
  expect(dueAt({ at: start - HOUR }, start, undefined)).toBe(start);
});

test("a target that would end before it starts ends when it starts: today's close, after that close", () => {
  const evening = instant("2026-04-29T18:00:00Z");
  expect(dueAt({ workingDays: 0, ends: "close" }, evening, office)).toBe(evening);
});

/** The working dates d with pause <= d < resume are given back; the date of the start, which does not count, is not. */
const pauses: readonly (readonly [from: string, to: string, due: string])[] = [
  ["2026-04-29T14:40:00Z", "2026-04-30T07:00:00Z", "2026-05-05T15:00:00Z"],
  ["2026-04-30T08:00:00Z", "2026-04-30T14:00:00Z", "2026-05-05T15:00:00Z"],
  ["2026-04-30T14:00:00Z", "2026-05-04T08:00:00Z", "2026-05-06T15:00:00Z"],
  ["2026-05-02T08:00:00Z", "2026-05-03T08:00:00Z", "2026-05-05T15:00:00Z"],
  ["2026-05-04T06:00:00Z", "2026-05-06T08:00:00Z", "2026-05-07T15:00:00Z"],
];

test.each(pauses)("three working days from Wednesday with a pause from %s to %s are due at %s", (from, to, due) => {
  const budget = budgetOf({ workingDays: 3, ends: "close" }, start);
  const pause = { since: start, from: instant(from), to: instant(to) };
  const after = afterBreak(budget, pause, office);
  expect(formatInstant(dueSince(after, pause.to, office) ?? Number.NaN)).toBe(due);
});

test("calendar days get back every date that a pause took, and time exactly what was left", () => {
  const pause = { since: start, from: instant("2026-04-30T14:00:00Z"), to: instant("2026-05-04T08:00:00Z") };
  const due = (target: Target) =>
    formatInstant(dueSince(afterBreak(budgetOf(target, start), pause, office), pause.to, office) ?? Number.NaN);
  expect(due({ calendarDays: 2, ends: "endOfDay", roll: "none" })).toBe("2026-05-05T22:00:00Z");
  expect(due({ within: 24 * HOUR, clock: "natural" })).toBe("2026-05-04T08:30:00Z");
  expect(due({ within: 8 * HOUR, clock: "working" })).toBe("2026-05-04T08:30:00Z");
  expect(due({ at: instant("2026-05-05T00:00:00Z") })).toBe("2026-05-05T00:00:00Z");
});
