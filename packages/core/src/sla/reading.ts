import type { Instant } from "../time/instant.ts";
import { afterBreak, dueSince, isSpent, measuredBy, useOf } from "./budget.ts";
import type { Clock, Segment } from "./clock.ts";
import { timeBetween } from "./target.ts";

/** How a clock stands, for people. Late means that it ran on after its limit; stopping exactly then is in time. */
export type ClockState = "running" | "overdue" | "paused" | "in-time" | "late";

/** What a clock says at a moment. */
export interface ClockReading {
  readonly state: "idle" | Segment["state"];
  /** Milliseconds of natural or working time for targets in time, dates for targets in days. */
  readonly elapsed: number;
  /** What was promised and granted, less that: negative once nothing is left. */
  readonly remaining: number;
  /** The last moment in time; undefined while the clock does not run, or where the calendar never opens again. */
  readonly dueAt: Instant | undefined;
  /** The first limit that was broken by then, whenever anybody noticed. */
  readonly breachedAt: Instant | undefined;
  /** Whether the limit lies beyond the dates for which the calendar knows the holidays, so that it may still move. */
  readonly provisional: boolean;
}

/** What a clock says at `now`. Later events do not show: it is what a clock read at `now` would have said. */
export function readAt(clock: Clock, now: Instant): ClockReading {
  const { calendar } = clock;
  const segment = segmentAt(clock, now);
  if (segment === undefined) return idle;
  const broken = breachedAt(clock, now);
  const { state } = segment;
  const run = state === "running" ? segment : goingOn(clock, segment, state === "paused" ? now : segment.from, broken);
  return {
    state,
    ...useOf(run.budget, { ...run, at: state === "running" ? now : run.since }, calendar),
    dueAt: state === "running" ? run.dueAt : undefined,
    breachedAt: broken,
    provisional: run.dueAt !== undefined && (calendar?.isProvisional(run.dueAt) ?? false),
  };
}

const idle: ClockReading = {
  state: "idle",
  elapsed: 0,
  remaining: 0,
  dueAt: undefined,
  breachedAt: undefined,
  provisional: false,
};

/** The segment in which a clock is at a moment; of two that begin then, the later. */
const segmentAt = (clock: Clock, now: Instant): Segment | undefined =>
  clock.segments.findLast(({ from }) => from <= now);

type Run = Pick<Segment, "budget" | "since" | "used" | "dueAt">;

/** A clock that stands still, as if it went on at a moment. */
function goingOn({ calendar }: Clock, { since, ranUntil, ...kept }: Segment, at: Instant, broken?: Instant): Run {
  const from = ranUntil ?? at;
  const budget = afterBreak(kept.budget, { since, from, to: at }, calendar);
  const used = kept.used + timeBetween(measuredBy(budget), since, from, calendar);
  const due = dueSince(budget, at, calendar);
  return { budget, since: at, used, dueAt: broken !== undefined && isSpent(budget, at, due) ? broken : due };
}

/** When a clock was broken: the first limit that it had run past by `now`, whenever somebody noticed. */
export function breachedAt({ brokenAt, dueAt, stoppedAt }: Clock, now: Instant): Instant | undefined {
  if (brokenAt !== undefined) return now > brokenAt ? brokenAt : undefined;
  return dueAt !== undefined && stoppedAt === undefined && now > dueAt ? dueAt : undefined;
}

/** What a clock says at `now` in a word. One that stopped says the same for ever, and one that was broken stays so. */
export function stateOf(clock: Clock, now: Instant): ClockState {
  const broken = breachedAt(clock, now) !== undefined;
  switch (segmentAt(clock, now)?.state) {
    case "stopped":
      return broken ? "late" : "in-time";
    case "paused":
      return "paused";
    default:
      return broken ? "overdue" : "running";
  }
}
