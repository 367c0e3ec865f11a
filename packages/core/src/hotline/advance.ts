import type { Command } from "../appeal/acts/index.ts";
import { decide } from "../appeal/decide.ts";
import type { Event } from "../appeal/events.ts";
import { evolve } from "../appeal/evolve.ts";
import { fold, type History } from "../appeal/history.ts";
import type { Refusal } from "../appeal/refusals.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { invariant } from "../fault.ts";
import { ok, type Result } from "../result.ts";
import { react } from "./react.ts";

/** How far a reaction may set off further ones; more is a ring in our rules. */
const MOST_REACTIONS = 20;

/**
 * The engine: decides a command, then lets the hotline react until nothing follows, and answers all of it as one batch to be
 * appended atomically. Pure: the store calls it between a read and an append, the simulator under a virtual clock.
 */
export function advance(history: History, command: Command, book: PolicyBook): Result<readonly Event[], Refusal> {
  let appeal = fold(history);
  const first = decide(command, appeal, book, history);
  if (!first.ok) return first;
  const batch: Event[] = [];
  let events = first.value;
  for (let round = 0; events.length > 0; round++) {
    invariant(round < MOST_REACTIONS, "the hotline's reactions come to rest");
    batch.push(...events);
    appeal = events.reduce(evolve, appeal);
    const sofar = [...history, ...batch];
    events = react(sofar, book).flatMap((reaction) => {
      const decided = decide(reaction, appeal, book, sofar);
      invariant(decided.ok, `the hotline may do what it does of itself (${reaction.type})`);
      return decided.value;
    });
  }
  return ok(batch);
}
