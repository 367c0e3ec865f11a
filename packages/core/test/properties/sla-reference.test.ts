import { expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { type Clock, readClock } from "../../src/sla/clock.ts";
import type { Stage } from "../../src/sla/policy.ts";
import { readAt } from "../../src/sla/reading.ts";
import { compileCalendar } from "../../src/time/calendar.ts";
import { calendarSchema } from "../../src/time/calendar-spec.ts";
import { SECOND } from "../../src/time/duration.ts";
import { formatInstant, type Instant, parseInstant } from "../../src/time/instant.ts";
import { closed, extensionApproved, parked, registered, reopened, resumed } from "../life.ts";
import {
  calendarInputOf,
  type ReferenceCalendar,
  readSlaCases,
  readSlaDivergences,
} from "../reference/read-reference.ts";

/** A `clock` question of the reference data. */
interface ClockQuestion {
  readonly policy: { readonly target: number; readonly time: "working" | "natural"; readonly edge: "near" | "far" };
  readonly events: readonly { readonly at: string; readonly type: keyof typeof eventOf; readonly by?: number }[];
  readonly now: string;
}

/** How each event of the reference happens to an appeal whose clock to settle it starts at registration. */
const eventOf = {
  start: (at) => registered({ at }),
  pause: (at) => parked("roads", { at }),
  resume: (at) => resumed({ at }),
  extend: (at, by = 0) => extensionApproved({ at, until: undefined, more: by * SECOND }),
  stop: (at) => closed({ at }),
  reopen: (at) => reopened({ at }),
} satisfies Readonly<Record<string, (at: Instant, by?: number) => Event>>;

const instant = (text: string): Instant => parseInstant(text) ?? Number.NaN;
const written = (at: Instant | undefined) => (at === undefined ? null : formatInstant(at));

function clockOf(calendar: ReferenceCalendar, { policy, events }: ClockQuestion): Clock {
  const { target, time, edge } = policy;
  const stage: Stage = {
    startsOn: "registered",
    target: { within: target * SECOND, clock: time, edge },
    calendar: "reference",
    warn: [],
  };
  const history = events.map(({ type, at, by }) => eventOf[type](instant(at), by));
  const compiled = compileCalendar(calendarSchema.parse(calendarInputOf("reference", calendar)));
  const clock = readClock(history, "resolve", stage, new Map([["reference", compiled]]));
  if (clock === undefined) throw new Error("every clock of the reference starts");
  return clock;
}

/** Events after `now` are in the history all the same: a clock says at a moment what it would have said then. */
function answerOf(calendar: ReferenceCalendar, question: ClockQuestion) {
  const { state, elapsed, remaining, dueAt, breachedAt } = readAt(clockOf(calendar, question), instant(question.now));
  return {
    state,
    elapsed: elapsed / SECOND,
    remaining: remaining / SECOND,
    due: written(dueAt),
    breachedAt: written(breachedAt),
  };
}

test("all 163 reference clocks say what the reference says", () => {
  const { calendars, cases } = readSlaCases();
  const asked = cases.filter(({ op }) => op === "clock");
  expect(asked.length).toBe(163);
  const wrong = asked
    .map(({ id, calendar, in: question, out }) => ({
      id,
      question,
      out,
      got: answerOf(calendars[calendar] as never, question),
    }))
    .filter(({ out, got }) => JSON.stringify(got) !== JSON.stringify(out));
  expect(wrong).toEqual([]);
});

test("where another product answers otherwise, the rules of the reference hold", () => {
  const asked = readSlaDivergences().divergences.filter(({ op }) => op === "clock");
  expect(asked.length).toBe(1);
  for (const { calendar, in: question, core } of asked) expect(answerOf(calendar, question)).toEqual(core);
});
