import * as z from "zod";
import type { ClockExplanation } from "../sla/explain.ts";
import type { Target } from "../sla/policy.ts";
import type { Instant } from "../time/instant.ts";
import { type ShowInstant, sayClock } from "./clock-words.ts";
import type { Words } from "./words.ts";

/** A moment as text, in whatever zone it is told. */
const Time = z.iso.datetime({ offset: true });

const DayEnd = z.enum(["close", "endOfDay", "sameTime"]);

const ToldTarget = z.union([
  z.strictObject({ within: z.int(), clock: z.enum(["natural", "working"]), edge: z.enum(["near", "far"]).optional() }),
  z.strictObject({ workingDays: z.int(), ends: DayEnd }),
  z.strictObject({ calendarDays: z.int(), ends: DayEnd, roll: z.enum(["none", "nextWorking"]) }),
  z.strictObject({ at: Time }),
]);

/**
 * A clock with its reasons, as JSON. `counted`, `elapsed` and `remaining` are milliseconds of the target's own time, or dates where it
 * counts in days.
 */
export const ToldClock = z.strictObject({
  stage: z.string(),
  cycle: z.int(),
  policy: z.string(),
  book: z.string(),
  target: ToldTarget,
  calendar: z.string().nullable(),
  holidaysKnownUntil: z.iso.date().nullable(),
  state: z.enum(["idle", "running", "paused", "stopped"]),
  elapsed: z.number(),
  /** Null where the calendar never opens again, so that it never runs out. */
  remaining: z.number().nullable(),
  dueAt: Time.nullable(),
  breachedAt: Time.nullable(),
  /** Whether the limit lies beyond the dates for which the holidays are known. */
  provisional: z.boolean(),
  segments: z.array(
    z.strictObject({
      state: z.enum(["running", "paused", "stopped"]),
      from: Time,
      to: Time.nullable(),
      because: z.string(),
      counted: z.number(),
      dueAt: Time.nullable(),
    }),
  ),
  /** The same in words. */
  says: z.array(z.string()),
});
export type ToldClock = z.infer<typeof ToldClock>;

/** How moments stand in what is told: in its fields, and in its words. */
export interface Times {
  readonly time: (instant: Instant) => string;
  readonly show: ShowInstant;
}

export function toldClock(explanation: ClockExplanation, words: Words, { time, show }: Times): ToldClock {
  const maybe = (instant: Instant | undefined): string | null => (instant === undefined ? null : time(instant));
  const { stage, cycle, policy, book, target, calendar, holidaysKnownUntil, segments, ...reading } = explanation;
  const { state, elapsed, remaining, dueAt, breachedAt, provisional } = reading;
  return {
    stage,
    cycle,
    policy,
    book,
    target: toldTarget(target, time),
    calendar: calendar ?? null,
    holidaysKnownUntil: holidaysKnownUntil ?? null,
    state,
    elapsed,
    remaining: Number.isFinite(remaining) ? remaining : null,
    dueAt: maybe(dueAt),
    breachedAt: maybe(breachedAt),
    provisional,
    segments: segments.map(({ from, to, dueAt, ...segment }) => ({
      ...segment,
      from: time(from),
      to: maybe(to),
      dueAt: maybe(dueAt),
    })),
    says: [...sayClock(explanation, words, show)],
  };
}

const toldTarget = (target: Target, time: Times["time"]): z.infer<typeof ToldTarget> =>
  "at" in target ? { at: time(target.at) } : target;
