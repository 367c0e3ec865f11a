import type { Event, EventType } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import { sorted } from "../sorted.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import type { Instant } from "../time/instant.ts";
import { afterBreak, type Budget, budgetOf, dueSince, extended, isSpent, measuredBy } from "./budget.ts";
import type { Policy, Stage } from "./policy.ts";
import {
  eventStarting,
  type PauseTrigger,
  pauseEvents,
  pauseTriggers,
  type StageKey,
  stageKeys,
  stageMeaning,
} from "./stage.ts";
import { timeBetween } from "./target.ts";

/**
 * A stretch of a clock's life in which nothing happened to it: it ran, stood still, or was stopped, since `from` and because of
 * that event, until the next segment begins.
 */
export interface Segment {
  readonly state: "running" | "paused" | "stopped";
  readonly from: Instant;
  readonly because: EventType;
  /** When it began to run last, and the moment until which it did so if it does no more. */
  readonly since: Instant;
  readonly ranUntil: Instant | undefined;
  /** What it had used when it began to run last, in milliseconds of the time by which its target is measured. */
  readonly used: number;
  readonly budget: Budget;
  /** The last moment that is in time; undefined while it stands still, or where the calendar never opens again. */
  readonly dueAt: Instant | undefined;
}

/** One clock of one appeal, as its history tells it. Nothing in it depends on when it was read. */
export interface Clock {
  readonly stage: StageKey;
  readonly rules: Stage;
  readonly calendar: WorkCalendar | undefined;
  /** 1 for the first; each agency's time to sign, and each rework, has a clock of its own. */
  readonly cycle: number;
  readonly startedAt: Instant;
  /** The last moment that is in time; undefined while it stands still, or where the calendar never opens again. */
  readonly dueAt: Instant | undefined;
  readonly stoppedAt: Instant | undefined;
  /** The first limit that it had run past by its last segment; whether it runs past the present one is for `readAt` to say. */
  readonly brokenAt: Instant | undefined;
  /** In order, the first one running; the last one lasts. */
  readonly segments: readonly Segment[];
}

export type Calendars = ReadonlyMap<string, WorkCalendar>;

/** The calendar by which a stage counts, if it names one. */
export const calendarOf = (stage: Stage, calendars: Calendars): WorkCalendar | undefined =>
  stage.calendar === undefined ? undefined : calendars.get(stage.calendar);

/**
 * Reads every clock of an appeal from its history: pure, so a corrected calendar or another policy re-times the past.
 * Stages that have not started are not there; of each stage the clock that runs, or ran last.
 */
export function readClocks(history: History, policy: Policy, calendars: Calendars): readonly Clock[] {
  return stageKeys.flatMap((key): readonly Clock[] => {
    const stage = policy.stages[key];
    const clock = stage && readClock(history, key, stage, calendars);
    return clock === undefined ? [] : [clock];
  });
}

/** Reads the clock of a stage that runs, or ran last. Undefined while nothing has started one. */
export const readClock = (history: History, key: StageKey, stage: Stage, calendars: Calendars): Clock | undefined =>
  readCycles(history, key, stage, calendars).at(-1);

/**
 * Reads every clock that a stage has had. Events are taken in the order of their moments, in whatever order they came in;
 * of one moment in the order of the log, for nothing in them tells which came first.
 */
export function readCycles(history: History, key: StageKey, stage: Stage, calendars: Calendars): readonly Clock[] {
  const starting = eventStarting[stage.startsOn];
  const calendar = calendarOf(stage, calendars);
  const cycles: Ticking[] = [];
  for (const event of sorted(history, (one, other) => one.at - other.at)) {
    const ticking = cycles.at(-1);
    const anew = ticking === undefined ? event.type === starting : happens(ticking, event) === "anew";
    if (anew) cycles.push(started(key, stage, calendar, cycles.length + 1, event));
  }
  return cycles;
}

/** A clock while it is being read. */
type Ticking = { -readonly [Field in keyof Clock]: Clock[Field] } & { readonly segments: Segment[] };

function started(
  stage: StageKey,
  rules: Stage,
  calendar: WorkCalendar | undefined,
  cycle: number,
  { at, type }: Event,
): Ticking {
  const first = running(
    budgetOf(rules.target, at),
    { from: at, because: type, since: at, used: 0 },
    calendar,
    undefined,
  );
  const [startedAt, dueAt] = [at, first.dueAt];
  const [stoppedAt, brokenAt] = [undefined, undefined];
  return { stage, rules, calendar, cycle, startedAt, dueAt, stoppedAt, brokenAt, segments: [first] };
}

/** Lets an event happen to a clock, or answers that it starts a new one. */
function happens(clock: Ticking, event: Event): "anew" | undefined {
  const { stopsOn, restartsOn, resumesOn, extensible } = stageMeaning[clock.stage];
  const { type } = event;
  if (clock.stoppedAt === undefined && stopsOn.has(type)) halt(clock, "stopped", event);
  if (clock.stoppedAt !== undefined) {
    if (restartsOn.has(type)) return "anew";
    return resumesOn.has(type) ? reopen(clock, event) : undefined;
  }
  if (type === "ExtensionApproved" && extensible) extend(clock, event);
  else if (pauseOf(clock, type) !== undefined) halt(clock, "paused", event);
  else if (endsPause(clock, type)) resume(clock, event);
  return undefined;
}

const pauseBeginningOn: ReadonlyMap<EventType, PauseTrigger> = new Map(
  pauseTriggers.map((trigger) => [pauseEvents[trigger].from, trigger]),
);

/** The pause that an event is to a clock that runs. */
function pauseOf({ rules, stage, segments }: Ticking, type: EventType): PauseTrigger | undefined {
  const trigger = pauseBeginningOn.get(type);
  if (trigger === undefined || last(segments).state !== "running") return undefined;
  return (rules.pausesOn ?? stageMeaning[stage].pausesOn).includes(trigger) ? trigger : undefined;
}

/** A pause ends with its own event: what was parked is taken up again, what was disputed is ruled on. */
function endsPause({ segments }: Ticking, type: EventType): boolean {
  if (last(segments).state !== "paused") return false;
  const began = segments.findLast(({ state, because }) => state === "paused" && pauseBeginningOn.has(because))?.because;
  const trigger = began && pauseBeginningOn.get(began);
  return trigger !== undefined && pauseEvents[trigger].to === type;
}

function halt(clock: Ticking, state: "paused" | "stopped", { at, type }: Event): void {
  const before = last(clock.segments);
  noticeBreach(clock, at);
  if (state === "stopped") clock.stoppedAt = at;
  if (state === "paused") clock.dueAt = undefined;
  const ranUntil = before.ranUntil ?? at;
  clock.segments.push({ ...before, state, from: at, because: type, ranUntil, dueAt: clock.dueAt });
}

/** Goes on with what was left. */
function resume(clock: Ticking, { at, type }: Event): void {
  const { since, ranUntil = at, used, budget } = last(clock.segments);
  const now = used + timeBetween(measuredBy(budget), since, ranUntil, clock.calendar);
  go(clock, afterBreak(budget, { since, from: ranUntil, to: at }, clock.calendar), {
    from: at,
    because: type,
    since: at,
    used: now,
  });
}

function reopen(clock: Ticking, event: Event): "anew" | undefined {
  const mode = event.type === "AppealReopened" ? clock.rules.reopen : "continue";
  if (mode === "newCycle") return "anew";
  clock.stoppedAt = undefined;
  if (mode !== "restart") resume(clock, event);
  else {
    const { at, type } = event;
    go(clock, budgetOf(clock.rules.target, at), { from: at, because: type, since: at, used: 0 });
  }
  return undefined;
}

/** A new limit holds at once; while the clock stands still, as if it had been approved when the pause began. */
function extend(clock: Ticking, event: Event & { readonly type: "ExtensionApproved" }): void {
  const before = last(clock.segments);
  const { since, used, state } = before;
  const budget = extended(before.budget, event, since, clock.calendar);
  noticeBreach(clock, event.at);
  if (state === "running") go(clock, budget, { from: event.at, because: event.type, since, used });
  else clock.segments.push({ ...before, from: event.at, because: event.type, budget });
}

type Run = Pick<Segment, "from" | "because" | "since" | "used">;

function go(clock: Ticking, budget: Budget, run: Run): void {
  const next = running(budget, run, clock.calendar, clock.brokenAt);
  clock.dueAt = next.dueAt;
  clock.segments.push(next);
}

/** A clock that is broken and has nothing left stays due when it was: too short an extension does not mend it. */
function running(budget: Budget, run: Run, calendar: WorkCalendar | undefined, brokenAt: Instant | undefined): Segment {
  const due = dueSince(budget, run.since, calendar);
  const dueAt = brokenAt !== undefined && isSpent(budget, run.from, due) ? brokenAt : due;
  return { state: "running", ...run, ranUntil: undefined, budget, dueAt };
}

function noticeBreach(clock: Ticking, at: Instant): void {
  if (clock.dueAt !== undefined && at > clock.dueAt) clock.brokenAt ??= clock.dueAt;
}

const last = (segments: readonly Segment[]): Segment => segments[segments.length - 1] as Segment;
