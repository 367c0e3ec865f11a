import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCalendar } from "../../src/time/calendar.ts";
import { calendarSchema } from "../../src/time/calendar-spec.ts";
import { type CivilDate, formatDate, parseDate } from "../../src/time/civil-date.ts";
import { arbitraryCalendar, hardWeeks, runs } from "../oracles/arbitrary-calendar.ts";
import { paintCalendar, watchWallClock } from "../oracles/painted-calendar.ts";

const DAYS = 14;
/** Days painted before and after those that are asked about; a due instant farther out is not compared. */
const LEAD = 6;
const MINUTE = 60_000;
const perZone = { ...runs, numRuns: Math.ceil((runs.numRuns ?? 100) / hardWeeks.length) };

describe.each(hardWeeks)("in %s from %s a compiled calendar agrees with painted minutes about", (zone, firstDay) => {
  const first = parseDate(firstDay) as CivilDate;
  const clock = watchWallClock(zone, formatDate(first - LEAD), DAYS + 2 * LEAD);
  const minute = fc.integer({ min: first * 1440, max: (first + DAYS) * 1440 });

  test("open time, due instants and what is open", () =>
    fc.assert(
      fc.property(
        arbitraryCalendar(zone, firstDay, DAYS),
        minute,
        minute,
        fc.integer({ min: -9000, max: 9000 }),
        (input, a, b, amount) => {
          const painted = paintCalendar(input, clock);
          const calendar = compileCalendar(calendarSchema.parse(input));
          expect(calendar.between(a * MINUTE, b * MINUTE)).toBe(painted.between(a, b) * MINUTE);
          expect(calendar.isOpen(a * MINUTE)).toBe(painted.isOpen(a));
          const due = painted.add(a, amount);
          const day = Math.floor((due ?? 0) / 1440) - first;
          if (due !== undefined && day > 3 - LEAD && day < DAYS + LEAD - 4) {
            expect(calendar.add(a * MINUTE, amount * MINUTE)).toBe(due * MINUTE);
          }
        },
      ),
      perZone,
    ));

  test("working dates and their close", () =>
    fc.assert(
      fc.property(arbitraryCalendar(zone, firstDay, DAYS), fc.integer({ min: 0, max: DAYS - 1 }), (input, offset) => {
        const painted = paintCalendar(input, clock);
        const calendar = compileCalendar(calendarSchema.parse(input));
        const close = painted.closeOf(first + offset);
        expect(calendar.isWorkingDate(first + offset)).toBe(painted.isWorkingDate(first + offset));
        expect(calendar.closeOfBusiness(first + offset)).toBe(close === undefined ? null : close * MINUTE);
      }),
      perZone,
    ));
});
