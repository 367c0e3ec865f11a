import { anyActs, type OwnedEvent } from "./acts/index.ts";
import type { Appeal } from "./appeal.ts";
import type { Event } from "./events.ts";

type Evolve = (event: Event, appeal: Appeal | undefined) => Appeal;

/** Each event belongs to one act. An event that no act owns does not compile where this is read. */
const evolveOf = Object.fromEntries(anyActs.flatMap((act) => Object.entries(act.evolve))) as unknown as {
  readonly [Type in OwnedEvent]: Evolve;
};

/** What the appeal is after an event. Total: an event has happened, so it is never refused. */
export function evolve(appeal: Appeal | undefined, event: Event): Appeal {
  const next: Later<Appeal> = evolveOf[event.type](event, appeal);
  if (event.at <= next.lastAt) return next;
  if (next === appeal) return { ...next, lastAt: event.at };
  // What an act made anew nobody else has yet, so that it need not be copied once more.
  next.lastAt = event.at;
  return next;
}

type Later<State> = State extends unknown ? Omit<State, "lastAt"> & { lastAt: number } : never;
