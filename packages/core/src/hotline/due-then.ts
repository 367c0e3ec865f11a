import { agencyHolding } from "../appeal/appeal.ts";
import { type Folded, folded } from "../appeal/history.ts";
import { type PolicyBook, policyFor } from "../book/policy-book.ts";
import type { DueAppeal, EventLog } from "../book/ports.ts";
import { readClock } from "../sla/clock.ts";

interface DueFilter {
  /** The moment from which it is looked, which may lie before much of what was recorded. */
  readonly now: number;
  readonly before: number;
  readonly agency?: string | undefined;
  readonly limit: number;
}

/**
 * The list of due appeals as it was at a moment: by what had happened until then, soonest first. It goes through every history, and so
 * takes longer than the list of today.
 */
export async function dueThen(
  log: EventLog,
  book: PolicyBook,
  { now, before, agency, limit }: DueFilter,
): Promise<readonly DueAppeal[]> {
  const due: DueAppeal[] = [];
  for await (const known of appealsThen(log, now)) {
    const one = runningClock(known, book);
    if (one !== undefined && one.dueAt < before && (agency === undefined || one.agency === agency)) due.push(one);
  }
  return due.toSorted((one, other) => one.dueAt - other.dueAt).slice(0, limit);
}

/** Every appeal as it was at a moment, in the order of their ids; one that came in later is not among them. */
export async function* appealsThen(log: EventLog, now: number): AsyncGenerator<Folded> {
  for await (const { history } of log.all()) {
    const known = history.filter(({ at }) => at <= now);
    if (known.length > 0) yield folded(known);
  }
}

/** The clock to settle an appeal, if one runs. */
export function runningClock({ history, appeal }: Folded, book: PolicyBook): DueAppeal | undefined {
  if (appeal === undefined || appeal.status === "withdrawn") return undefined;
  const policy = policyFor(appeal, book);
  const { resolve } = policy.stages;
  const clock = resolve && readClock(history, "resolve", resolve, book.calendars);
  if (clock?.dueAt === undefined || clock.stoppedAt !== undefined) return undefined;
  return {
    appealId: appeal.id,
    agency: agencyHolding(appeal),
    category: appeal.matter.category,
    policy: policy.id,
    registeredAt: appeal.registeredAt,
    dueAt: clock.dueAt,
  };
}
