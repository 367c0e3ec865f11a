import { agencyHolding } from "../appeal/appeal.ts";
import type { Event, EventOf } from "../appeal/events.ts";
import { type Folded, folded } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { EventLog, Recorded, Timers } from "../book/ports.ts";
import { invariant } from "../fault.ts";
import type { Instant } from "../time/instant.ts";
import { type Advanced, advanceFrom } from "./advance.ts";
import { elapseFrom } from "./elapse.ts";

/** What each event of a sweep is counted as. */
const countOf = {
  ClockWarned: "warned",
  ClockBreached: "breached",
  AppealSupervised: "escalated",
  AppealResumed: "resumed",
  ClockCorrected: "corrected",
} as const satisfies Partial<Record<Event["type"], string>>;

/** Something that time alone brought about, or that was announced and is taken back. */
export type FiredEvent = EventOf<keyof typeof countOf>;

/** What a sweep appended, and who had the appeal by then; nobody where it was not dispatched yet. */
export interface Fired {
  readonly event: FiredEvent;
  readonly agency: string | undefined;
}

/** How many appeals a sweep did something to, and what. */
export type Swept = Readonly<Record<"appeals" | (typeof countOf)[keyof typeof countOf], number>>;

export interface SweepOptions {
  readonly log: EventLog;
  readonly timers: Timers;
  readonly book: PolicyBook;
  /** The only time there is: the sweep does what was to be done by then. */
  readonly now: Instant;
  /** How many appeals are read at a time. */
  readonly limit?: number;
  /** Told after each appeal's events are in the log, for the outside world: to send a message, to print a line. */
  readonly onFired?: (fired: readonly Fired[]) => void;
  /** Asked between two reads; what is done by then stays done. */
  readonly interrupted?: () => boolean;
}

const AT_ONCE = 500;
const TRIES = 5;

/**
 * Announces all that time alone brought about by `now`, and takes back what was announced and is not so.
 *
 * Each thing once, however often this runs and from however many processes: the log is the outbox. What a history holds is not
 * announced again, and an append holds only on the history from which it was decided, so of two sweepers one is told of a conflict,
 * reads again, and finds nothing left to do. A sweep that is killed has done what is in the log and nothing else; the next one
 * does the rest. There is no mark beside the log that could be lost, or set too early.
 *
 * An appeal is swept once: what others change in it meanwhile, or write so often that no append gets through, is left to the next
 * sweep.
 */
export async function sweep(options: SweepOptions): Promise<Swept> {
  const { log, timers, now, limit = AT_ONCE, onFired, interrupted = () => false } = options;
  const swept = { appeals: 0, warned: 0, breached: 0, escalated: 0, resumed: 0, corrected: 0 };
  const seen = new Set<string>();
  for (let stillRipe = 0; !interrupted(); ) {
    const asked = limit + stillRipe;
    const ripe = await timers.ripe(now, asked);
    const fresh = ripe.filter((appealId) => !seen.has(appealId));
    if (fresh.length === 0 && ripe.length < asked) break;
    for (const appealId of fresh) seen.add(appealId);
    stillRipe = ripe.length - fresh.length;
    const found = await log.readMany(fresh);
    const done = await Promise.all([...found.values()].map((recorded) => sweepAppeal(recorded, options)));
    for (const fired of done.filter((one) => one.length > 0)) {
      swept.appeals++;
      for (const { event } of fired) swept[countOf[event.type]]++;
      onFired?.(fired);
    }
  }
  return swept;
}

/** Does to one appeal what is to be done, in one append; nothing where others always write it first. */
async function sweepAppeal(recorded: Recorded, { log, book, now }: SweepOptions): Promise<readonly Fired[]> {
  const { appealId } = recorded;
  let { version, history } = recorded;
  for (let tries = 0; tries < TRIES; tries++) {
    const elapsed = elapsedBy(now, folded(history), book);
    if (elapsed.events.length === 0) return [];
    const appended = await log.append([{ appealId, after: version, events: elapsed.events }]);
    if (appended.ok) return firedIn(elapsed);
    ({ version, history } = await log.read(appealId));
  }
  return [];
}

/** What time makes happen by `now`: each command is decided on what the ones before it have made. */
function elapsedBy(now: Instant, known: Folded, book: PolicyBook): Advanced {
  const events: Event[] = [];
  let { appeal } = known;
  for (const command of elapseFrom(known, book, now).commands) {
    const outcome = advanceFrom({ history: known.history.concat(events), appeal }, command, book);
    invariant(outcome.ok, `time may do what it does of itself (${command.type})`);
    events.push(...outcome.value.events);
    ({ appeal } = outcome.value);
  }
  return { events, appeal };
}

function firedIn({ events, appeal }: Advanced): readonly Fired[] {
  const holding = appeal && agencyHolding(appeal);
  return events.filter(isFired).map((event) => ({ event, agency: "agency" in event ? event.agency : holding }));
}

const isFired = (event: Event): event is FiredEvent => event.type in countOf;
