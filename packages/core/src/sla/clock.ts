import type { Event } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import type { Instant } from "../time/instant.ts";
import type { Policy, Stage } from "./policy.ts";
import { eventStarting, type StageKey, stageKeys, stageMeaning } from "./stage.ts";
import { dueAt } from "./target.ts";

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
  const meaning = stageMeaning[key];
  const starting = eventStarting[stage.startsOn];
  let startedAt: Instant | undefined;
  let stoppedAt: Instant | undefined;
  for (const event of history) {
    if (startedAt === undefined) {
      if (event.type === starting) startedAt = event.at;
    } else if (stoppedAt === undefined) {
      if (meaning.stopsOn.has(event.type)) stoppedAt = event.at;
    } else if (meaning.restartsOn.has(event.type)) {
      startedAt = event.at;
      stoppedAt = undefined;
    } else if (reopens(event)) {
      stoppedAt = undefined;
    }
  }
  if (startedAt === undefined) return undefined;
  return { stage: key, startedAt, dueAt: dueAt(stage.target, startedAt, calendarOf(stage, calendars)), stoppedAt };
}

/** Taken up again, a clock goes on with the budget that it had: the break is not a gift. */
const reopens = (event: Event): boolean => event.type === "AppealReopened" || event.type === "AppealUnmerged";
