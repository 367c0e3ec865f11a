import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clock, readClock } from "../../src/sla/clock.ts";
import type { Stage } from "../../src/sla/policy.ts";
import { readAt } from "../../src/sla/reading.ts";
import { compileCalendar } from "../../src/time/calendar.ts";
import { calendarSchema } from "../../src/time/calendar-spec.ts";
import { type CivilDate, formatDate, parseDate } from "../../src/time/civil-date.ts";
import { MINUTE } from "../../src/time/duration.ts";
import { arbitraryRule, arbitrarySteps, eventsOf } from "../arbitrary-clock.ts";
import { arbitraryCalendar, hardWeeks } from "../oracles/arbitrary-calendar.ts";
import { type ClockRule, countClock } from "../oracles/counted-clock.ts";
import { paintCalendar, watchWallClock } from "../oracles/painted-calendar.ts";
import { tried } from "../runs.ts";

const DAYS = 14;
const LEAD = 6;

const stageOf = ({ target, counts, edge }: ClockRule): Stage => ({
  startsOn: "registered",
  calendar: "random",
  warn: [],
  target:
    counts === "dates" ? { workingDays: target, ends: "close" } : { within: target * MINUTE, clock: counts, edge },
});

describe.each(hardWeeks)("in %s from %s a clock agrees with one that is lived minute by minute", (zone, firstDay) => {
  const first = parseDate(firstDay) as CivilDate;
  const wall = watchWallClock(zone, formatDate(first - LEAD), DAYS + 2 * LEAD);
  const end = wall.from + wall.shown.length - 2 * 1440;
  const dateOf = (minute: number) => Math.floor((wall.shown[minute - wall.from] ?? 0) / 1440);
  const start = fc.integer({ min: (first + 1) * 1440, max: (first + 5) * 1440 });
  const life = start.chain((minute) =>
    fc.tuple(arbitrarySteps(minute), fc.integer({ min: minute, max: minute + 8 * 1440 })),
  );

  test("on what it used, when it is due, and whether and when it was broken", () =>
    fc.assert(
      fc.property(arbitraryCalendar(zone, firstDay, DAYS), arbitraryRule, life, (input, rule, [drawn, now]) => {
        const steps = drawn.filter(({ does }) => rule.counts !== "dates" || does !== "extend");
        const calendar = compileCalendar(calendarSchema.parse(input));
        const counted = countClock(rule, steps, now, { painted: paintCalendar(input, wall), dateOf, end });
        const clock = readClock(eventsOf(steps), "resolve", stageOf(rule), new Map([["random", calendar]])) as Clock;
        const { state, elapsed, dueAt, breachedAt } = readAt(clock, now * MINUTE);
        const minutes = (at: number | undefined) => (at === undefined ? undefined : at / MINUTE);
        expect(state).toBe(counted.state);
        expect(minutes(breachedAt)).toBe(counted.brokenAt);
        if (rule.counts !== "dates") expect(elapsed / MINUTE).toBe(counted.used);
        if (counted.due !== undefined) expect(minutes(dueAt)).toBe(counted.due);
      }),
      tried(40, 1000),
    ));
});
