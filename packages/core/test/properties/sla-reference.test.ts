import { expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { breachedAt, type Clock, readClock, stateOf } from "../../src/sla/clock.ts";
import type { Stage } from "../../src/sla/policy.ts";
import { compileCalendar } from "../../src/time/calendar.ts";
import { calendarSchema } from "../../src/time/calendar-spec.ts";
import { SECOND } from "../../src/time/duration.ts";
import { formatInstant, type Instant, parseInstant } from "../../src/time/instant.ts";
import { closed, registered, reopened } from "../life.ts";
import { calendarInputOf, readSlaCases } from "../reference/read-reference.ts";

/** A `clock` question of the reference data. */
interface ClockQuestion {
  readonly policy: { readonly target: number; readonly time: "working" | "natural"; readonly edge: "near" | "far" };
  readonly events: readonly { readonly at: string; readonly type: string }[];
  readonly now: string;
}

interface ClockAnswer {
  readonly state: "running" | "stopped";
  readonly due: string | null;
  readonly breachedAt: string | null;
}

/** How each event of the reference happens to an appeal whose clock to settle it starts at registration. */
const eventOf: Readonly<Record<string, (at: Instant) => Event>> = {
  start: (at) => registered({ at }),
  stop: (at) => closed({ at }),
  reopen: (at) => reopened({ at }),
};

const instant = (text: string): Instant => parseInstant(text) ?? Number.NaN;
const written = (at: Instant | undefined) => (at === undefined ? null : formatInstant(at));

const { calendars, cases } = readSlaCases();
const clockCases = cases
  .filter((one) => one.op === "clock")
  .map((one) => ({ ...one, question: one.in as ClockQuestion, answer: one.out as ClockAnswer }));

const isSayable = ({ question: { policy, events } }: (typeof clockCases)[number]): boolean =>
  events.every(({ type }) => type in eventOf) && (policy.time === "natural" || policy.edge === "near");

function clockOf(calendar: string, { policy, events, now }: ClockQuestion): Clock | undefined {
  const reference = calendars[calendar];
  if (reference === undefined) throw new Error(`the reference has no calendar ${calendar}`);
  const stage: Stage = {
    startsOn: "registered",
    target: { within: policy.target * SECOND, clock: policy.time },
    calendar,
    warn: [],
  };
  const history = events
    .filter((event) => instant(event.at) <= instant(now))
    .flatMap(({ type, at }) => eventOf[type]?.(instant(at)) ?? []);
  const compiled = compileCalendar(calendarSchema.parse(calendarInputOf(calendar, reference)));
  return readClock(history, "resolve", stage, new Map([[calendar, compiled]]));
}

function answerOf(calendar: string, question: ClockQuestion): ClockAnswer {
  const clock = clockOf(calendar, question);
  if (clock === undefined) throw new Error("the clock has started");
  const now = instant(question.now);
  const running = ["running", "overdue"].includes(stateOf(clock, now));
  return {
    state: running ? "running" : "stopped",
    due: running ? written(clock.dueAt) : null,
    breachedAt: written(breachedAt(clock, now)),
  };
}

/**
 * Of the 163 clock questions 108 hold pauses or extensions, which no clock of an appeal knows yet, and 10 more count working
 * time by the far edge, where our limits end by the near one. The other 45 are asked.
 */
test("45 of 163 reference clocks, those that start, stop and reopen, are due, broken and stopped when the reference says", () => {
  const asked = clockCases.filter(isSayable);
  expect([asked.length, clockCases.length]).toEqual([45, 163]);
  const wrong = asked
    .map(({ id, calendar, question, answer: { state, due, breachedAt } }) => {
      return { id, question, right: { state, due, breachedAt }, got: answerOf(calendar, question) };
    })
    .filter(({ right, got }) => JSON.stringify(right) !== JSON.stringify(got));
  expect(wrong).toEqual([]);
});
