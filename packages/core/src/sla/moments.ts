import type { SupervisionForm, WarningLevel } from "../appeal/terms.ts";
import { sorted } from "../sorted.ts";
import type { Instant } from "../time/instant.ts";
import { measuredBy } from "./budget.ts";
import type { Clock, Segment } from "./clock.ts";
import type { Escalation, Warning } from "./policy.ts";
import { type StageKey, stageMeaning } from "./stage.ts";
import { type TimeClock, timeAfter, timeBetween } from "./target.ts";

/** What time alone brings to a clock that runs, and the moment from which it is so. */
export type Moment = {
  readonly at: Instant;
  readonly stage: StageKey;
  /** The limit in force then. */
  readonly dueAt: Instant;
} & (
  | { readonly kind: "warning"; readonly level: WarningLevel }
  | { readonly kind: "breach" }
  | { readonly kind: "escalation"; readonly form: SupervisionForm }
);

/** Where a policy names no ladder, an agency that lets its limit pass is reminded then (Jinan regulation, article 28). */
const reminder: readonly Escalation[] = [{ after: 0, clock: "natural", form: "reminder", max: 1 }];

/**
 * All that time alone has brought to a clock, and will bring if nothing happens, in order. A warning comes when its mark is
 * crossed, and again only if more time moved the mark ahead of the clock; a breach a millisecond after the limit, for exactly
 * then is in time; a step of the ladder when the clock has run on so long after its limit. A clock that stands still brings
 * nothing. What falls on the last moment of a segment is in it.
 */
export function moments(clock: Clock): readonly Moment[] {
  const found: Moment[] = [];
  const raised: Warning[] = [];
  const ladders: Ladder[] = [];
  for (const [index, segment] of clock.segments.entries()) {
    const { state, dueAt, from } = segment;
    if (state !== "running" || dueAt === undefined) continue;
    const span = { ...segment, dueAt, to: clock.segments[index + 1]?.from ?? Number.POSITIVE_INFINITY };
    found.push(...warningsIn(clock, span, raised));
    const known = ladders.find((one) => one.dueAt === dueAt);
    const ladder = known ?? ladderOf(clock, dueAt);
    if (known === undefined) ladders.push(ladder);
    const lateFrom = Math.max(dueAt, from);
    if (lateFrom < span.to) found.push(...lateIn(clock, { ...span, lateFrom }, ladder));
  }
  return sorted(found, (one, other) => one.at - other.at || kindsInOrder(one.kind, other.kind));
}

/** The first moment after `now`, if nothing happens before it. */
export const nextMoment = (clock: Clock, now: Instant): Moment | undefined => moments(clock).find(({ at }) => at > now);

/** The order of moments of one instant: a warning comes before a breach, and a breach before the ladder. */
export const kindsInOrder = (one: Moment["kind"], other: Moment["kind"]): number =>
  kinds.indexOf(one) - kinds.indexOf(other);

const kinds: readonly Moment["kind"][] = ["warning", "breach", "escalation"];

/** A running segment that has a limit, up to the moment at which the next one begins. */
type Span = Segment & { readonly dueAt: Instant; readonly to: Instant };

/** Adds what is raised to the warnings that are, and takes out what the mark has run away from. */
function warningsIn(clock: Clock, span: Span, raised: Warning[]): readonly Moment[] {
  const { stage, rules } = clock;
  const found: Moment[] = [];
  for (const warning of rules.warn) {
    const mark = markOf(clock, warning, span);
    if (mark === undefined) continue;
    if (mark > span.from && raised.includes(warning)) raised.splice(raised.indexOf(warning), 1);
    const at = Math.max(mark, span.from);
    if (raised.includes(warning) || at > span.to || at > span.dueAt) continue;
    raised.push(warning);
    found.push({ kind: "warning", at, stage, dueAt: span.dueAt, level: warning.level });
  }
  return found;
}

/** The instant at which a clock crosses the mark of a warning; before its segment where that has happened already. */
function markOf({ calendar }: Clock, warning: Warning, { budget, since, used, dueAt }: Span): Instant | undefined {
  if ("left" in warning) return timeAfter(warning.clock, dueAt, -warning.left, calendar);
  const clock = measuredBy(budget);
  const left = budget.coin === "time" ? budget.left : timeBetween(clock, since, dueAt, calendar);
  const share = Math.ceil(warning.used * (used + left)) - used;
  return share <= 0 ? since : timeAfter(clock, since, share, calendar);
}

/** What follows one broken limit: how long the clock has run after it, and the steps that are left. */
interface Ladder {
  readonly dueAt: Instant;
  readonly late: Record<TimeClock, number>;
  readonly steps: { readonly clock: TimeClock; readonly form: SupervisionForm; readonly after: number }[];
  broken: boolean;
}

function ladderOf({ stage, rules }: Clock, dueAt: Instant): Ladder {
  const escalations = rules.escalate ?? (stageMeaning[stage].reminds ? reminder : []);
  const steps: Ladder["steps"] = [];
  for (const { after, clock, form, repeat = 0, max } of escalations)
    for (let time = 0; time < max; time++) steps.push({ clock, form, after: after + time * repeat });
  return { dueAt, late: { natural: 0, working: 0 }, steps, broken: false };
}

/** Goes up the ladder for the time that a clock runs late in one segment. */
function lateIn(clock: Clock, span: Span & { readonly lateFrom: Instant }, ladder: Ladder): readonly Moment[] {
  const { stage, calendar } = clock;
  const { dueAt, lateFrom, to } = span;
  const found: Moment[] = [];
  const first = Math.max(dueAt + 1, lateFrom);
  if (!ladder.broken) found.push({ kind: "breach", at: first, stage, dueAt });
  ladder.broken = true;
  const ahead = ladder.steps.splice(0);
  for (const step of ahead) {
    const reached = timeAfter(step.clock, lateFrom, Math.max(0, step.after - ladder.late[step.clock]), calendar);
    const at = reached === undefined ? undefined : Math.max(reached, first);
    if (at === undefined || at > to) ladder.steps.push(step);
    else found.push({ kind: "escalation", at, stage, dueAt, form: step.form });
  }
  if (to !== Number.POSITIVE_INFINITY) {
    ladder.late.natural += timeBetween("natural", lateFrom, to, calendar);
    if (calendar !== undefined) ladder.late.working += timeBetween("working", lateFrom, to, calendar);
  }
  return found;
}
