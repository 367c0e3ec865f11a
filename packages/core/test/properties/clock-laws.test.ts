import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { type Clock, readClock } from "../../src/sla/clock.ts";
import { explainClock } from "../../src/sla/explain.ts";
import { moments } from "../../src/sla/moments.ts";
import { Stage } from "../../src/sla/policy.ts";
import { readAt, stateOf } from "../../src/sla/reading.ts";
import { compileCalendar, type WorkCalendar } from "../../src/time/calendar.ts";
import { type CalendarInput, calendarSchema } from "../../src/time/calendar-spec.ts";
import { type CivilDate, formatDate, parseDate } from "../../src/time/civil-date.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/duration.ts";
import type { Instant } from "../../src/time/instant.ts";
import { arbitrarySteps, eventsOf } from "../arbitrary-clock.ts";
import { closed, extensionApproved, parked, resumed } from "../life.ts";
import { arbitraryCalendar, hardWeeks } from "../oracles/arbitrary-calendar.ts";
import { tried } from "../runs.ts";

interface Sample {
  readonly input: CalendarInput;
  readonly stage: Stage;
  readonly history: readonly Event[];
  /** Two instants of the clock's life, in order. */
  readonly t: readonly [Instant, Instant];
}

const compile = (input: CalendarInput): WorkCalendar => compileCalendar(calendarSchema.parse(input));

/** Compiled once for each sample, which is long to print otherwise. */
const compiled = new WeakMap<CalendarInput, WorkCalendar>();
function calendarOf({ input }: Sample): WorkCalendar {
  const calendar = compiled.get(input) ?? compile(input);
  compiled.set(input, calendar);
  return calendar;
}

const target = fc.oneof(
  fc.record({
    within: fc.integer({ min: 1, max: 3000 }).map((minutes) => `${minutes}m`),
    clock: fc.constantFrom("natural", "working"),
    edge: fc.constantFrom("near", "far"),
  }),
  fc.record({ workingDays: fc.nat(4), ends: fc.constantFrom("close", "endOfDay", "sameTime") }),
  fc.record({
    calendarDays: fc.nat(5),
    ends: fc.constantFrom("close", "endOfDay", "sameTime"),
    roll: fc.constantFrom("none", "nextWorking"),
  }),
);

const rules = fc.record({
  target,
  reopen: fc.constantFrom("continue", "restart"),
  warn: fc.constant([
    { used: 0.6, level: "yellow" },
    { left: "1h", clock: "working", level: "orange" },
    { left: "1h", clock: "natural", level: "red" },
  ]),
  escalate: fc.constant([
    { after: "0s", form: "reminder" },
    { after: "2h", clock: "working", form: "written", repeat: "3h", max: 3 },
    { after: "5h", form: "listed" },
  ]),
});

const sample: fc.Arbitrary<Sample> = fc.constantFrom(...hardWeeks).chain(([zone, first]) => {
  const firstDay = parseDate(first) as CivilDate;
  const start = fc.integer({ min: firstDay * 1440, max: (firstDay + 5) * 1440 });
  const after = fc.integer({ min: -HOUR, max: 9 * DAY });
  return fc
    .tuple(
      arbitraryCalendar(zone, first),
      rules,
      start.chain((minute) => arbitrarySteps(minute)),
      after,
      after,
    )
    .filter(([{ weekly }]) => Object.values(weekly ?? {}).some((shifts) => shifts.length > 0))
    .map(([input, rules, steps, one, other]) => {
      const began = (steps[0]?.minute ?? 0) * MINUTE;
      const [early, late] = [one, other].toSorted((a, b) => a - b) as [number, number];
      const stage = Stage.parse({ startsOn: "registered", calendar: "random", ...rules });
      return { input, stage, history: eventsOf(steps), t: [began + early, began + late] };
    });
});

const clockOf = (one: Sample, events: readonly Event[] = one.history, by = calendarOf(one)): Clock =>
  readClock(events, "resolve", one.stage, new Map([["random", by]])) as Clock;

/** The events with some more, in the order of their moments, those behind what was there then. */
const withMore = (history: readonly Event[], ...more: Event[]): readonly Event[] =>
  [...history, ...more].toSorted((one, other) => one.at - other.at);

const law = (sentence: string, holds: (sample: Sample) => void): void =>
  test(sentence, () => fc.assert(fc.property(sample, holds), tried(300, 10_000)));

law("a clock says at a moment what it said then: later events do not show", (one) => {
  for (const now of one.t) {
    const then = one.history.filter(({ at }) => at <= now);
    const { state, ...reading } = readAt(clockOf(one), now);
    if (then.length === 0) expect(state).toBe("idle");
    else expect({ state, ...reading }).toEqual(readAt(clockOf(one, then), now));
  }
});

law("what time brought by a moment does not depend on what happened after it", (one) => {
  const [now] = one.t;
  const then = one.history.filter(({ at }) => at <= now);
  if (then.length === 0) return;
  const by = (clock: Clock) => moments(clock).filter(({ at }) => at <= now);
  expect(by(clockOf(one))).toEqual(by(clockOf(one, then)));
});

law("the order in which events came in makes no difference", (one) => {
  const apart = one.history.filter(({ at }, index) => at !== one.history[index - 1]?.at);
  expect(clockOf(one, apart.toReversed())).toEqual(clockOf(one, apart));
});

law("to stand still for no time changes nothing", (one) => {
  const [at, now] = one.t;
  const still = clockOf(one, withMore(one.history, parked("roads", { at }), resumed({ at })));
  const { state, breachedAt } = readAt(clockOf(one), at);
  if (state === "running" && breachedAt === undefined) expect(readAt(still, now)).toEqual(readAt(clockOf(one), now));
});

law("a pause takes nothing from what is left, and gives nothing: used and left are what was granted", (one) => {
  const { target } = one.stage;
  const apart = one.history.every(({ at }, index) => at !== one.history[index - 1]?.at);
  if (!("within" in target) || one.stage.reopen === "restart" || !apart) return;
  const granted = one.history.reduce(
    (sum, event) =>
      event.type === "ExtensionApproved" && event.at <= one.t[1] && readAt(clockOf(one), event.at).state !== "stopped"
        ? sum + (event.more ?? 0)
        : sum,
    target.within,
  );
  const { state, elapsed, remaining } = readAt(clockOf(one), one.t[1]);
  if (state !== "idle") expect(elapsed + remaining).toBe(granted);
});

/** A later date may have an earlier close, where shifts end after midnight: of the close this is not true. */
law(
  "no clock is due while it stands still, and one in time is due no earlier when it goes on, nor before that",
  (one) => {
    const [at, now] = one.t;
    const before = readAt(clockOf(one), at);
    const life = one.history.filter((event) => event.at <= at);
    if (before.state !== "running" || before.dueAt === undefined || before.breachedAt !== undefined) return;
    if ("ends" in one.stage.target && one.stage.target.ends === "close") return;
    const pause = [...life, parked("roads", { at })];
    expect(readAt(clockOf(one, pause), now).dueAt).toBeUndefined();
    const after = readAt(clockOf(one, [...pause, resumed({ at: now })]), now).dueAt ?? Number.POSITIVE_INFINITY;
    expect(after).toBeGreaterThanOrEqual(before.dueAt);
    expect(after).toBeGreaterThanOrEqual(now);
  },
);

law("more time never makes a clock due earlier, and a later limit is the limit", (one) => {
  const [at] = one.t;
  const life = one.history.filter((event) => event.at <= at);
  const { state, dueAt, breachedAt } =
    life.length === 0 ? ({ state: "idle" } as never) : readAt(clockOf(one, life), at);
  if (state !== "running" || dueAt === undefined || breachedAt !== undefined) return;
  const extended = (facts: { readonly until?: number | undefined; readonly more?: number }) =>
    readAt(clockOf(one, [...life, extensionApproved({ at, until: undefined, ...facts })]), at).dueAt;
  expect(extended({ more: 90 * MINUTE })).toBeGreaterThanOrEqual(dueAt);
  expect(extended({ until: dueAt + 90 * MINUTE })).toBe(dueAt + 90 * MINUTE);
});

law("a calendar compiled anew, and one that is corrected and corrected back, give the same clock", (one) => {
  const holiday = formatDate(Math.floor(one.t[0] / DAY));
  const changed = {
    ...one.input,
    layers: [...(one.input.layers ?? []), { id: "more", holidays: [{ date: holiday }] }],
  };
  const said = (input: CalendarInput) => {
    const clock = clockOf(one, one.history, compile(input));
    return [readAt(clock, one.t[1]), moments(clock)];
  };
  const first = said(one.input);
  said(changed);
  expect(said(one.input)).toEqual(first);
});

/** Of a limit in days it is not true: where a shift ends after midnight, a holiday takes its tail, and the close is earlier. */
law("one more holiday never makes working time due earlier", (one) => {
  const { target } = one.stage;
  if (!("within" in target) || target.clock === "natural") return;
  const started = one.history.slice(0, 1);
  const holiday = formatDate(Math.floor(one.t[1] / DAY));
  const changed = {
    ...one.input,
    layers: [...(one.input.layers ?? []), { id: "more", holidays: [{ date: holiday }] }],
  };
  const due = clockOf(one, started).dueAt ?? Number.POSITIVE_INFINITY;
  expect(clockOf(one, started, compile(changed)).dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(due);
});

law("what the segments count adds up to what was used, and each begins where the one before it ends", (one) => {
  const now = one.t[1];
  const { segments, elapsed, target } = explainClock(clockOf(one), { policy: "p", book: "1" }, now);
  for (const [index, { to }] of segments.entries()) expect(to).toBe(segments[index + 1]?.from);
  if (!("within" in target) || one.stage.reopen === "restart") return;
  expect(segments.reduce((sum, { counted }) => sum + counted, 0)).toBe(elapsed);
});

law("warnings come before the limit, the breach just after it, and the ladder from then on, all in order", (one) => {
  const all = moments(clockOf(one));
  for (const [index, moment] of all.entries()) {
    expect(moment.at).toBeGreaterThanOrEqual(all[index - 1]?.at ?? moment.at);
    if (moment.kind === "warning") expect(moment.at).toBeLessThanOrEqual(moment.dueAt);
    if (moment.kind === "breach") expect(moment.at).toBeGreaterThanOrEqual(moment.dueAt + 1);
    if (moment.kind === "escalation") expect(moment.at).toBeGreaterThan(moment.dueAt);
  }
});

law("a clock is broken by a moment exactly if time brought a breach by then", (one) => {
  for (const now of one.t) {
    const brought = moments(clockOf(one)).some(({ kind, at }) => kind === "breach" && at <= now);
    expect(readAt(clockOf(one), now).breachedAt !== undefined).toBe(brought);
  }
});

law("a clock that has stopped says the same for ever", (one) => {
  const clock = clockOf(one);
  if (clock.stoppedAt === undefined) return;
  const [soon, late] = [clock.stoppedAt + HOUR, clock.stoppedAt + 900 * DAY];
  expect(readAt(clock, soon)).toEqual(readAt(clock, late));
  expect(stateOf(clock, soon)).toBe(stateOf(clock, late));
});

law("what time brings at the very moment at which a clock stops, or stands still, it has brought", (one) => {
  for (const moment of moments(clockOf(one)).slice(0, 8)) {
    const then = one.history.filter(({ at }) => at <= moment.at);
    for (const end of [closed({ at: moment.at }), parked("roads", { at: moment.at })])
      expect(moments(clockOf(one, [...then, end]))).toContainEqual(moment);
  }
});
