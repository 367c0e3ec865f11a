import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCalendar, type WorkCalendar } from "../../src/time/calendar.ts";
import { type CalendarInput, calendarSchema } from "../../src/time/calendar-spec.ts";
import { type CivilDate, parseDate } from "../../src/time/civil-date.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/duration.ts";
import { formatLocal } from "../../src/time/local-time.ts";
import type { Edge } from "../../src/time/open-time.ts";
import { localOf, startOfDate } from "../../src/time/zone.ts";
import { arbitraryCalendar, hardWeeks, runs } from "../oracles/arbitrary-calendar.ts";

const DAYS = 16;

interface Sample {
  readonly input: CalendarInput;
  readonly calendar: WorkCalendar;
  readonly firstDay: CivilDate;
  /** Three instants, in order. */
  readonly t: readonly [number, number, number];
  /** Two amounts of time, more than nothing. */
  readonly d: readonly [number, number];
}

const compile = (input: CalendarInput, firstDay: CivilDate): WorkCalendar =>
  compileCalendar(calendarSchema.parse(input), { from: firstDay - 60, to: firstDay + 90 });

const sample: fc.Arbitrary<Sample> = fc.constantFrom(...hardWeeks).chain(([zone, first]) => {
  const firstDay = parseDate(first) as CivilDate;
  const instant = fc.integer({ min: firstDay * DAY, max: (firstDay + DAYS) * DAY });
  const amount = fc.oneof(
    fc.integer({ min: 1, max: 40 * HOUR }),
    fc.integer({ min: 1, max: 480 }).map((count) => count * 5 * MINUTE),
  );
  return fc
    .tuple(arbitraryCalendar(zone, first, DAYS), fc.tuple(instant, instant, instant), fc.tuple(amount, amount))
    .filter(([{ weekly }]) => Object.values(weekly ?? {}).some((shifts) => shifts.length > 0))
    .map(([input, instants, d]) => {
      const [a = 0, b = 0, c = 0] = instants.toSorted((x, y) => x - y);
      return { input, calendar: compile(input, firstDay), firstDay, t: [a, b, c], d };
    });
});

const edges: readonly Edge[] = ["near", "far"];

/** A law that must hold for every sample. */
function law(sentence: string, holds: (sample: Sample) => void): void {
  test(sentence, () => fc.assert(fc.property(sample, holds), runs));
}

/** What `add` answers; these calendars open every week, so it always does. */
function add(calendar: WorkCalendar, at: number, duration: number, edge: Edge = "near"): number {
  const answer = calendar.add(at, duration, edge);
  if (answer === null) throw new Error("the calendar opens every week");
  return answer;
}

describe("counting open time", () => {
  law("is additive", ({ calendar, t: [a, b, c] }) => {
    expect(calendar.between(a, b) + calendar.between(b, c)).toBe(calendar.between(a, c));
  });

  law("changes its sign with the order of the instants", ({ calendar, t: [a, b] }) => {
    expect(calendar.between(b, a)).toBe(0 - calendar.between(a, b));
  });

  law("gives from nothing to all of the real time", ({ calendar, t: [a, b] }) => {
    expect(calendar.between(a, b)).toBeGreaterThanOrEqual(0);
    expect(calendar.between(a, b)).toBeLessThanOrEqual(b - a);
  });

  law("equals the sum of the segments, which are open, apart and inside", ({ calendar, t: [a, , c] }) => {
    const segments = calendar.segments(a, c);
    const bounds = segments.flatMap(({ start, end }) => [start, end]);
    expect(segments.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(calendar.between(a, c));
    expect(bounds).toEqual([...new Set(bounds)].toSorted((x, y) => x - y));
    expect(bounds.every((bound) => bound >= a && bound <= c)).toBe(true);
  });

  law("calls open exactly the instants whose next millisecond counts", ({ calendar, t }) => {
    for (const at of t) expect(calendar.isOpen(at)).toBe(calendar.between(at, at + 1) === 1);
  });
});

describe("adding open time", () => {
  law("ends where just as much was counted, forwards and backwards", ({ calendar, t: [at], d: [d] }) => {
    for (const edge of edges) {
      expect(calendar.between(at, add(calendar, at, d, edge))).toBe(d);
      expect(calendar.between(at, add(calendar, at, -d, edge))).toBe(-d);
    }
  });

  law("ends near the start as early as possible", ({ calendar, t: [at], d: [d] }) => {
    expect(calendar.between(at, add(calendar, at, d) - 1)).toBe(d - 1);
    expect(calendar.between(at, add(calendar, at, -d) + 1)).toBe(1 - d);
  });

  law("ends far from the start as late as possible", ({ calendar, t: [at], d: [d] }) => {
    expect(calendar.between(at, add(calendar, at, d, "far") + 1)).toBe(d + 1);
    expect(calendar.between(at, add(calendar, at, -d, "far") - 1)).toBe(-d - 1);
  });

  law("in two steps is adding the sum", ({ calendar, t: [at], d: [d, e] }) => {
    for (const edge of edges) {
      expect(add(calendar, add(calendar, at, d, edge), e, edge)).toBe(add(calendar, at, d + e, edge));
      expect(add(calendar, add(calendar, at, -d, edge), -e, edge)).toBe(add(calendar, at, -d - e, edge));
    }
  });

  law("never ends earlier for a later start", ({ calendar, t: [a, b], d: [d] }) => {
    expect(add(calendar, b, d)).toBeGreaterThanOrEqual(add(calendar, a, d));
  });

  law("ends later for more time", ({ calendar, t: [at], d: [d, e] }) => {
    expect(add(calendar, at, d + e)).toBeGreaterThan(add(calendar, at, d));
  });

  law("of nothing stays near, or goes far to the next open instant", ({ calendar, t: [at] }) => {
    expect(calendar.add(at, 0)).toBe(at);
    expect(calendar.add(at, 0, "far")).toBe(calendar.nextOpen(at));
  });

  law("in a batch is adding one by one", ({ calendar, t, d: [d] }) => {
    const durations = Float64Array.of(d, -d, 0);
    const sums = new Float64Array(3);
    const counts = new Float64Array(3);
    calendar.addMany(Float64Array.from(t), durations, sums);
    calendar.betweenMany(Float64Array.from(t), sums, counts);
    expect([...sums]).toEqual(t.map((at, index) => calendar.add(at, durations[index] ?? 0)));
    expect([...counts]).toEqual([d, -d, 0]);
  });
});

describe("looking for open time", () => {
  law("finds the next open instant with nothing in between", ({ calendar, t: [at] }) => {
    const open = calendar.nextOpen(at) as number;
    expect(calendar.isOpen(open)).toBe(true);
    expect(calendar.between(at, open)).toBe(0);
  });

  law("finds the last open instant with nothing in between", ({ calendar, t: [at] }) => {
    const open = calendar.lastOpen(at) as number;
    expect(calendar.isOpen(open - 1)).toBe(true);
    expect(calendar.between(open, at)).toBe(0);
  });

  law("finds the next change, before which nothing changes", ({ calendar, t: [at] }) => {
    const change = calendar.nextChange(at);
    if (change === null) return; // open around the clock
    expect(calendar.isOpen(change.at)).toBe(change.to === "open");
    expect(calendar.isOpen(change.at - 1)).toBe(change.to === "close");
    expect(calendar.between(at, change.at)).toBe(change.to === "close" ? change.at - at : 0);
  });
});

describe("working dates", () => {
  law("count to the date that they shift to", ({ calendar, firstDay, d: [days] }) => {
    const n = (days % 20) + 1;
    const later = calendar.shiftDate(firstDay, n);
    const earlier = calendar.shiftDate(firstDay, -n);
    if (later === null || earlier === null) return; // closed for good by its own night shifts
    expect(calendar.workingDaysBetween(firstDay, later)).toBe(n);
    expect(calendar.workingDaysBetween(firstDay - 1, earlier - 1)).toBe(-n);
    expect(calendar.isWorkingDate(later) && calendar.isWorkingDate(earlier)).toBe(true);
  });

  law("are counted one by one", ({ calendar, firstDay }) => {
    const dates = Array.from({ length: DAYS }, (_, index) => firstDay + 1 + index);
    expect(calendar.workingDaysBetween(firstDay, firstDay + DAYS)).toBe(dates.filter(calendar.isWorkingDate).length);
    expect(calendar.workingDaysBetween(firstDay + DAYS, firstDay)).toBe(
      0 - dates.filter(calendar.isWorkingDate).length,
    );
  });
});

describe("a calendar", () => {
  const closedFor = (input: CalendarInput, closure: [string, string]): CalendarInput => ({
    ...input,
    layers: [...(input.layers ?? []), { id: "closed", closures: [closure] }],
  });

  law("never ends earlier for being closed in between", ({ input, calendar, firstDay, t: [at, from, to], d: [d] }) => {
    const local = (instant: number) => formatLocal(localOf(calendar.zone, instant));
    if (local(from) >= local(to)) return;
    const closed = compile(closedFor(input, [local(from), local(to)]), firstDay);
    expect(add(closed, at, d)).toBeGreaterThanOrEqual(add(calendar, at, d));
  });

  law("does not mind a closure after the end", ({ input, calendar, firstDay, t: [at], d: [d] }) => {
    const due = add(calendar, at, d);
    const later = localOf(calendar.zone, due) + DAY;
    const closed = compile(closedFor(input, [formatLocal(later), formatLocal(later + DAY)]), firstDay);
    expect(closed.add(at, d)).toBe(due);
  });

  law("answers alike however far its compiled window has grown", ({ input, calendar, t: [a, , c], d: [d] }) => {
    const fresh = compileCalendar(calendarSchema.parse(input));
    fresh.isOpen(a - 500 * DAY);
    expect(fresh.add(a, d)).toBe(calendar.add(a, d));
    expect(fresh.nextChange(a)).toEqual(calendar.nextChange(a));
    expect(fresh.between(a - 500 * DAY, c + 500 * DAY)).toBe(calendar.between(a - 500 * DAY, c + 500 * DAY));
  });

  law(
    "answers alike for a date whether it is compiled alone or among others",
    ({ input, calendar, firstDay, d: [d] }) => {
      const date = firstDay + (d % DAYS);
      const alone = compileCalendar(calendarSchema.parse(input), { from: date, to: date + 1 });
      const [start, end] = [startOfDate(calendar.zone, date), startOfDate(calendar.zone, date + 1) - 1];
      expect(alone.segments(start, end)).toEqual(calendar.segments(start, end));
      expect(alone.closeOfBusiness(date)).toBe(calendar.closeOfBusiness(date));
    },
  );
});
