import type { History } from "../appeal/history.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import type { Instant } from "../time/instant.ts";
import type { Policy, Stage, Target } from "./policy.ts";
import { eventStarting, type StageKey, stageKeys, stageMeaning } from "./stage.ts";
import { dueAt, extended } from "./target.ts";

/** One clock of one appeal, as its history tells it. Nothing in it depends on when it was read. */
export interface Clock {
  readonly stage: StageKey;
  readonly startedAt: Instant;
  /** The last moment that is in time; undefined where the calendar never opens again. */
  readonly dueAt: Instant | undefined;
  readonly stoppedAt: Instant | undefined;
}

/** A clock's reading at a moment. Late means still running after `dueAt`; stopping exactly then is in time. */
export type ClockState = "running" | "overdue" | "in-time" | "late";

/** What a clock says at `now`. A clock that stopped says the same for ever. */
export function stateOf({ dueAt, stoppedAt }: Clock, now: Instant): ClockState {
  const late = dueAt !== undefined && (stoppedAt ?? now) > dueAt;
  if (stoppedAt !== undefined) return late ? "late" : "in-time";
  return late ? "overdue" : "running";
}

/** When the clock was broken: its due moment, whenever somebody noticed. */
export const breachedAt = (clock: Clock, now: Instant): Instant | undefined => {
  const state = stateOf(clock, now);
  return state === "late" || state === "overdue" ? clock.dueAt : undefined;
};

export type Calendars = ReadonlyMap<string, WorkCalendar>;

/** The calendar by which a stage counts, if it names one. */
export const calendarOf = (stage: Stage, calendars: Calendars): WorkCalendar | undefined =>
  stage.calendar === undefined ? undefined : calendars.get(stage.calendar);

/**
 * Reads every clock of an appeal from its history: pure, so a corrected calendar or another policy re-times the past.
 * Stages that have not started are not there.
 */
export function readClocks(history: History, policy: Policy, calendars: Calendars): readonly Clock[] {
  return stageKeys.flatMap((key): readonly Clock[] => {
    const stage = policy.stages[key];
    const clock = stage && readClock(history, key, stage, calendars);
    return clock === undefined ? [] : [clock];
  });
}

/** Reads one clock. Undefined while nothing has started it. */
export function readClock(history: History, key: StageKey, stage: Stage, calendars: Calendars): Clock | undefined {
  const { stopsOn, restartsOn, resumesOn } = stageMeaning[key];
  const starting = eventStarting[stage.startsOn];
  const calendar = calendarOf(stage, calendars);
  let clock: Budgeted | undefined;
  for (const { type, at } of history) {
    if (clock === undefined) {
      if (type === starting) clock = started(key, stage.target, at, calendar);
    } else if (clock.stoppedAt === undefined) {
      if (stopsOn.has(type)) clock = { ...clock, stoppedAt: at };
    } else if (restartsOn.has(type)) {
      clock = started(key, stage.target, at, calendar);
    } else if (resumesOn.has(type)) {
      clock = resumed(clock, clock.stoppedAt, at, calendar);
    }
  }
  if (clock === undefined) return undefined;
  const { budget: _, ...read } = clock;
  return read;
}

type Budgeted = Clock & { readonly budget: Target };
type Calendar = WorkCalendar | undefined;

const started = (stage: StageKey, target: Target, startedAt: Instant, calendar: Calendar): Budgeted => ({
  stage,
  startedAt,
  budget: target,
  dueAt: dueAt(target, startedAt, calendar),
  stoppedAt: undefined,
});

/** Taken up again, a clock goes on with the time it had left. One that was late before the break stays late. */
function resumed(clock: Budgeted, stoppedAt: Instant, at: Instant, calendar: Calendar): Budgeted {
  const running = { ...clock, stoppedAt: undefined };
  if (clock.dueAt === undefined || stoppedAt > clock.dueAt) return running;
  const budget = extended(clock.budget, { from: stoppedAt, to: at }, calendar);
  const due = dueAt(budget, clock.startedAt, calendar);
  return { ...running, budget, dueAt: due === undefined ? undefined : Math.max(due, at) };
}
