import type { EventType } from "../appeal/events.ts";
import { type CivilDate, formatDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import { useOf } from "./budget.ts";
import type { Clock, Segment } from "./clock.ts";
import type { Target } from "./policy.ts";
import { type ClockReading, readAt } from "./reading.ts";
import type { StageKey } from "./stage.ts";

/** By which rules a clock was read: the policy, and the version of the city's book that holds it and the calendars. */
export interface ClockRules {
  readonly policy: string;
  readonly book: string;
}

/** One segment of a clock's life, and what was counted in it by `now`. */
export interface ExplainedSegment {
  readonly state: Segment["state"];
  readonly from: Instant;
  /** Undefined for the last one, which lasts. */
  readonly to: Instant | undefined;
  readonly because: EventType;
  /** Milliseconds of the target's own time, or dates of its own kind; nothing while the clock stands still. */
  readonly counted: number;
  readonly dueAt: Instant | undefined;
}

/** A clock with its reasons: enough for anybody to count it again by hand. */
export interface ClockExplanation extends ClockReading, ClockRules {
  readonly stage: StageKey;
  readonly cycle: number;
  readonly target: Target;
  readonly calendar: string | undefined;
  /** In the calendar's own zone; undefined where it does not say, or no calendar is named. */
  readonly holidaysKnownUntil: string | undefined;
  readonly segments: readonly ExplainedSegment[];
}

/** Every segment of a clock up to `now`, with its reason, and the rules by which it was counted. */
export function explainClock(clock: Clock, rules: ClockRules, now: Instant): ClockExplanation {
  const { stage, cycle, calendar } = clock;
  const known: CivilDate | null = calendar?.holidaysKnownUntil ?? null;
  const segments = clock.segments.filter(({ from }) => from <= now);
  return {
    ...rules,
    stage,
    cycle,
    target: clock.rules.target,
    calendar: calendar?.id,
    holidaysKnownUntil: known === null ? undefined : formatDate(known),
    ...readAt(clock, now),
    segments: segments.map((segment, index) => explained(clock, segment, segments[index + 1]?.from, now)),
  };
}

function explained(clock: Clock, segment: Segment, to: Instant | undefined, now: Instant): ExplainedSegment {
  const { state, from, because, dueAt } = segment;
  const counted = state === "running" ? countedIn(clock, segment, to ?? now) : 0;
  return { state, from, to, because, counted, dueAt };
}

/** What a running segment counted up to a moment. The date on which a clock is taken up again counts once. */
function countedIn({ calendar }: Clock, { budget, since, used, from }: Segment, to: Instant): number {
  const use = (at: Instant) => useOf(budget, { since, used, at }, calendar).elapsed;
  return use(to) - use(from);
}
