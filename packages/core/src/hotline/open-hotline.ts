import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import { othersOf } from "../appeal/decide.ts";
import type { Event } from "../appeal/events.ts";
import { fold, type History, standing } from "../appeal/history.ts";
import type { Refusal } from "../appeal/refusals.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Append, EventLog, Recorded } from "../book/ports.ts";
import { invariant, SwiftlineError } from "../fault.ts";
import { no, ok, type Result } from "../result.ts";
import { advanceFrom } from "./advance.ts";

/** What an act led to. */
export interface Acted {
  readonly appeal: Appeal;
  readonly version: number;
  /** All that stands of the appeal itself now, and what came new, also to others. */
  readonly history: History;
  readonly events: readonly Event[];
}

/** A hotline over a log: reads, advances, appends, and tries again when somebody else was faster. */
export interface Hotline {
  readonly book: PolicyBook;
  readonly log: EventLog;
  /**
   * What follows for other appeals is appended with it, or nothing is. Where `seen` is given, it is refused to whoever has not seen
   * the appeal's latest version.
   */
  readonly act: (command: Command, seen?: number) => Promise<Result<Acted, Refusal>>;
  readonly appeal: (appealId: string) => Promise<Appeal | undefined>;
}

const TRIES = 5;

/** Opens a hotline. Throws `store/conflict` when the same appeal is written by others again and again. */
export function openHotline({ log, book }: { readonly log: EventLog; readonly book: PolicyBook }): Hotline {
  return {
    book,
    log,
    appeal: async (appealId) => fold((await log.read(appealId)).history),
    async act(command, seen) {
      for (let tries = 0; tries < TRIES; tries++) {
        const { appealId, version, history } = await log.read(command.appealId);
        if (seen !== undefined && seen !== version) return no({ code: "appeal/changed", seen, version });
        const known = fold(history);
        const others = await log.readMany(othersOf(command, known));
        const advanced = advanceFrom({ history, appeal: known }, command, book, historiesOf(others));
        if (!advanced.ok) return advanced;
        const { events, appeal } = advanced.value;
        const appended = await log.append(
          appendsOf(events, new Map(others).set(appealId, { appealId, version, history })),
        );
        if (!appended.ok) continue;
        invariant(appeal, "an appeal that something happened to exists");
        const after = standing(history.concat(eventsOf(events, appealId)));
        return ok({ appeal, version: version + 1, history: after, events });
      }
      throw new SwiftlineError(
        "store/conflict",
        `appeal ${command.appealId} was changed by others ${TRIES} times in a row`,
        {
          tryThis: "send the command again",
        },
      );
    },
  };
}

const historiesOf = (recorded: ReadonlyMap<string, Recorded>): ReadonlyMap<string, History> =>
  new Map(Array.from(recorded, ([appealId, { history }]) => [appealId, history]));

const eventsOf = (events: readonly Event[], appealId: string): readonly Event[] =>
  events.filter((event) => event.appealId === appealId);

/** One append an appeal, each after the version on which it was decided. */
const appendsOf = (events: readonly Event[], known: ReadonlyMap<string, Recorded>): readonly Append[] =>
  Array.from(
    Map.groupBy(events, (event) => event.appealId),
    ([appealId, some]) => ({
      appealId,
      after: known.get(appealId)?.version ?? 0,
      events: some,
    }),
  );
