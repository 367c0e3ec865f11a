import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import { decide } from "../appeal/decide.ts";
import type { Event } from "../appeal/events.ts";
import { evolve } from "../appeal/evolve.ts";
import { type Folded, fold, folded, type History } from "../appeal/history.ts";
import type { Refusal } from "../appeal/refusals.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { invariant } from "../fault.ts";
import { ok, type Result } from "../result.ts";
import { react } from "./react.ts";

/** How far a reaction may set off further ones; more is a ring in our rules. */
const MOST_REACTIONS = 20;

const alone: ReadonlyMap<string, History> = new Map();
const nobody: ReadonlyMap<string, Appeal> = new Map();

/**
 * The engine: decides a command, then lets the hotline react until nothing follows, and answers all of it as one batch to be
 * appended atomically; each event names its appeal. `others` are the histories of the other appeals that the command is about.
 * Pure: the store calls it between a read and an append, the simulator under a virtual clock.
 */
export function advance(
  history: History,
  command: Command,
  book: PolicyBook,
  others: ReadonlyMap<string, History> = alone,
): Result<readonly Event[], Refusal> {
  const advanced = advanceFrom(folded(history), command, book, others);
  return advanced.ok ? ok(advanced.value.events) : advanced;
}

/** What a command led to: all that happened, and the appeal that was commanded as it is now. */
export interface Advanced {
  readonly events: readonly Event[];
  readonly appeal: Appeal | undefined;
}

/** The engine for whoever has the appeal already, and wants it as it is then. */
export function advanceFrom(
  { history, appeal }: Folded,
  command: Command,
  book: PolicyBook,
  others: ReadonlyMap<string, History> = alone,
): Result<Advanced, Refusal> {
  const batch: Event[] = [];
  let own = appeal;
  let further = appealsIn(others);
  const appealOf = (id: string): Appeal | undefined => (id === command.appealId ? own : further?.get(id));
  const happened = (event: Event): void => {
    batch.push(event);
    const after = evolve(appealOf(event.appealId), event);
    if (event.appealId === command.appealId) own = after;
    else further = (further ?? new Map()).set(event.appealId, after);
  };
  const sofar = (appealId: string): History => {
    const before = appealId === command.appealId ? history : (others.get(appealId) ?? []);
    return batch.length === 0 ? before : before.concat(batch.filter((event) => event.appealId === appealId));
  };
  const decided = (one: Command) =>
    decide(one, appealOf(one.appealId), book, { history: sofar(one.appealId), others: further ?? nobody });

  const first = decided(command);
  if (!first.ok) return first;
  let events: readonly Event[] = first.value;
  for (let round = 0; events.length > 0; round++) {
    invariant(round < MOST_REACTIONS, "the hotline's reactions come to rest");
    for (const event of events) happened(event);
    const reactions: Event[] = [];
    for (const event of lastOfEach(events))
      for (const reaction of react(appealOf(event.appealId) as Appeal, event, book)) {
        const outcome = decided(reaction);
        invariant(outcome.ok, `the hotline may do what it does of itself (${reaction.type})`);
        reactions.push(...outcome.value);
      }
    events = reactions;
  }
  return ok({ events: batch, appeal: own });
}

/** The other appeals; undefined where there are none, as most commands are about one appeal alone. */
function appealsIn(others: ReadonlyMap<string, History>): Map<string, Appeal> | undefined {
  if (others.size === 0) return undefined;
  const appeals = new Map<string, Appeal>();
  for (const [id, history] of others) {
    const appeal = fold(history);
    if (appeal !== undefined) appeals.set(id, appeal);
  }
  return appeals;
}

/** The last thing that happened to each appeal. */
function lastOfEach(events: readonly Event[]): readonly Event[] {
  return events.length === 1 ? events : [...new Map(events.map((event) => [event.appealId, event])).values()];
}
