import type { History } from "../appeal/history.ts";
import type { Refusal } from "../appeal/refusals.ts";
import type { WantedExtension } from "../appeal/rulebook.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import type { Instant } from "../time/instant.ts";
import { dueSince, extended } from "./budget.ts";
import { type Calendars, type Clock, calendarOf, readClock } from "./clock.ts";
import type { ExtensionLimits, Stage, Target } from "./policy.ts";
import { breachedAt, readAt } from "./reading.ts";
import { dueAt } from "./target.ts";

/**
 * Why a policy does not allow more time to settle the matter; undefined where it does. A policy that names no limits asks only
 * that the time is wanted before the limit has passed, and moves it (Beijing regulation, article 15).
 */
export function refusesExtension(
  history: History,
  stage: Stage | undefined,
  calendars: Calendars,
  wanted: WantedExtension,
): Refusal | undefined {
  const code = "appeal/may-not-extend";
  const clock = stage && readClock(history, "resolve", stage, calendars);
  const due = clock && readAt(clock, wanted.at).dueAt;
  if (stage === undefined || clock === undefined || due === undefined) return { code, why: "no-clock" };
  const limits = stage.extend ?? anyBeforeDue;
  if (limits.beforeDueOnly && breachedAt(clock, wanted.at) !== undefined) return { code, why: "overdue", dueAt: due };
  const until = newLimit(clock, wanted);
  if (until === undefined || until <= due || until <= wanted.at) return { code, why: "no-later", dueAt: due };
  const granted = history.filter(({ type, at }) => type === "ExtensionApproved" && at >= clock.startedAt).length;
  if (limits.maxTimes !== undefined && granted >= limits.maxTimes) return { code, why: "too-often", dueAt: due };
  const latest = latestLimit(history, stage, calendars, limits);
  return latest === undefined || until <= latest ? undefined : { code, why: "too-long", latest };
}

const anyBeforeDue: ExtensionLimits = { beforeDueOnly: true };

/** The limit that the clock would have with what is wanted. */
function newLimit({ segments, calendar }: Clock, wanted: WantedExtension): Instant | undefined {
  const running = segments.at(-1);
  if (running === undefined || wanted.until !== undefined) return wanted.until;
  return dueSince(extended(running.budget, wanted, running.since, calendar), running.since, calendar);
}

/** The latest limit that may be granted, counted from the one that the clock would have without any extension. */
function latestLimit(
  history: History,
  stage: Stage,
  calendars: Calendars,
  { maxTotal }: ExtensionLimits,
): Instant | undefined {
  if (maxTotal === undefined) return undefined;
  const unextended = history.filter(({ type }) => type !== "ExtensionApproved");
  const first = readClock(unextended, "resolve", stage, calendars)?.dueAt;
  return first === undefined ? undefined : allowanceFrom(first, maxTotal, calendarOf(stage, calendars));
}

/** So many days end at the time of day at which the first limit did. */
function allowanceFrom(
  first: Instant,
  maxTotal: NonNullable<ExtensionLimits["maxTotal"]>,
  calendar: WorkCalendar | undefined,
): Instant | undefined {
  const target: Target = "within" in maxTotal ? maxTotal : { ...maxTotal, ends: "sameTime", roll: "none" };
  return dueAt(target, first, calendar);
}
