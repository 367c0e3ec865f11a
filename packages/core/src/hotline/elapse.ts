import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import type { Event } from "../appeal/events.ts";
import { type Folded, folded, type History } from "../appeal/history.ts";
import type { Announcement, ClockTruth } from "../appeal/terms.ts";
import { type PolicyBook, policyFor } from "../book/policy-book.ts";
import { readClock } from "../sla/clock.ts";
import type { Policy } from "../sla/policy.ts";
import { readAt } from "../sla/reading.ts";
import { sorted } from "../sorted.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import { type Announceable, announceables, announcedIn, nameOf } from "./announcements.ts";

/** What the hotline does because time passed, and when to look again. */
export interface Elapsed {
  readonly commands: readonly Command[];
  /** The next moment at which something can happen by time alone; undefined while nothing can. */
  readonly next: Instant | undefined;
}

/**
 * What should have been announced by `now`, less what the history holds: warnings, broken limits and the steps of the ladder, each
 * at the moment from which it was so, or where the history is later by then, at its last event. What was announced and is not so
 * by this book is taken back, once, at `now`.
 *
 * Looking more often, or later, changes nothing of what is announced in the end. An import does: what it brings was lived
 * elsewhere, so nothing is announced of the time up to its last event. `now` is the only time there is.
 */
export const elapse = (history: History, book: PolicyBook, now: Instant, policyId?: string): Elapsed =>
  elapseFrom(folded(history), book, now, policyId);

/** The same for whoever has the appeal already. */
export function elapseFrom({ history, appeal }: Folded, book: PolicyBook, now: Instant, policyId?: string): Elapsed {
  if (appeal === undefined || appeal.status === "withdrawn") return nothing;
  const policy = book.policies.get(policyId ?? "") ?? policyFor(appeal, book);
  const planned = plannedFor(appeal, history);
  const ripe = planned.filter(({ at }) => at <= now);
  const lived = ripe.length === 0 ? history : history.concat(ripe.flatMap(resumed));
  const all = announceables(lived, policy, book.calendars);
  const announced = announcedIn(history);
  const imported = history.findLast(({ by }) => by === "import")?.at ?? Number.NEGATIVE_INFINITY;
  const isAnnounced = (announcement: Announcement): boolean =>
    announced.size > 0 && announced.has(nameOf(announcement));
  const open = all.filter(({ at, announcement }) => at > imported && !isAnnounced(announcement));
  const due = open.filter(({ at }) => at <= now).map((one) => announce(one, appeal));
  return {
    commands: [
      ...sorted<Command>([...due, ...ripe], (one, other) => one.at - other.at),
      ...corrections(lived, announced, all, { appeal, policy, book, now }),
    ],
    next: earlier(next(planned, now), next(open, now)),
  };
}

/**
 * What the agency planned when it parked the appeal, in order: that it is reminded to look at it again, once, and that it is taken
 * up again. The hotline keeps track of both (Jinan regulation, article 24).
 */
function plannedFor({ id, status, lastAt }: Appeal, history: History): readonly Planned[] {
  if (status !== "parked") return [];
  const since = history.findLastIndex(({ type }) => type === "AppealParked");
  const parked = history[since];
  if (parked?.type !== "AppealParked") return [];
  const { reviewAt = parked.resolveOn, resolveOn } = parked;
  const command = (at: Instant) => ({ appealId: id, at: Math.max(at, lastAt), by: "clock" }) as const;
  const resumption: Planned = { type: "ResumeAppeal", ...command(resolveOn) };
  if (reviewAt >= resolveOn || history.slice(since).some(isReviewed)) return [resumption];
  const reason = `the plan was to look at it again at ${formatInstant(reviewAt)}`;
  return [{ type: "SuperviseAppeal", ...command(reviewAt), form: "reminder", reason }, resumption];
}
type Planned = Extract<Command, { readonly type: "ResumeAppeal" | "SuperviseAppeal" }>;

/** Every other step of the clock names the limit that passed. */
const isReviewed = (event: Event): boolean =>
  event.type === "AppealSupervised" && event.by === "clock" && event.clock === undefined;

function resumed(planned: Planned): readonly Event[] {
  if (planned.type !== "ResumeAppeal") return [];
  const { type: _, ...resumption } = planned;
  return [{ type: "AppealResumed", ...resumption }];
}

const next = (open: readonly { readonly at: Instant }[], now: Instant): Instant | undefined =>
  open.find(({ at }) => at > now)?.at;

const earlier = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);

const nothing: Elapsed = { commands: [], next: undefined };

const announce = ({ at, announcement }: Announceable, { id, lastAt }: Appeal): Command => ({
  type: "AnnounceClock",
  appealId: id,
  at: Math.max(at, lastAt),
  by: "clock",
  announcement,
});

interface Look {
  readonly appeal: Appeal;
  readonly policy: Policy;
  readonly book: PolicyBook;
  readonly now: Instant;
}

function corrections(
  history: History,
  announced: ReadonlyMap<string, Announcement>,
  all: readonly Announceable[],
  { appeal, policy, book, now }: Look,
): readonly Command[] {
  if (announced.size === 0) return [];
  const truths = new Set(all.map(({ announcement }) => nameOf(announcement)));
  const wrong = [...announced].filter(([name]) => !truths.has(name));
  const at = Math.max(now, appeal.lastAt);
  return wrong.map(([, was]) => ({
    type: "CorrectClock",
    appealId: appeal.id,
    at,
    by: "clock",
    was,
    is: truthAbout(was.stage, history, { appeal, policy, book, now }),
  }));
}

function truthAbout(stage: Announcement["stage"], history: History, { policy, book, now }: Look): ClockTruth {
  const rules = policy.stages[stage];
  const clock = rules && readClock(history, stage, rules, book.calendars);
  if (clock === undefined) return {};
  const { dueAt, breachedAt } = readAt(clock, now);
  return { ...(dueAt !== undefined && { dueAt }), ...(breachedAt !== undefined && { breachedAt }) };
}
