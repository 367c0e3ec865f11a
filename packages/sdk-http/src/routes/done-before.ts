import type { Actor, Event, History } from "@swiftline/core/appeal";
import { replayTimes, type TakenOver } from "@swiftline/core/book";

/** An act that those who are gone had begun. */
interface Begun extends TakenOver {
  /** The events of which an act is made. */
  readonly types: ReadonlySet<string>;
  readonly by: Actor;
  /** What was said with it. */
  readonly said: Readonly<Record<string, unknown>>;
}

/**
 * Whether an act was done before whoever did it was stopped: the log has it, of the same actor, with the same words, from the time that
 * it can have taken. That another has said just the same meanwhile is as good.
 */
export const wasDone = (history: History, { types, by, begunAt, takenAt, said }: Begun): boolean =>
  history.some(
    (event) =>
      types.has(event.type) &&
      event.by === by &&
      event.at >= begunAt &&
      event.at <= takenAt + replayTimes.awaited &&
      says(event, said),
  );

/** Lists are written down in another form than they were said in: each once, or by their ids. */
function says(event: Event, said: Begun["said"]): boolean {
  const written = event as unknown as Begun["said"];
  return Object.entries(said).every(
    ([name, value]) => typeof value === "object" || !(name in written) || written[name] === value,
  );
}
