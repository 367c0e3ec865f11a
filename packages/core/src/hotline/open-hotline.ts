import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import { beginsAppeal, othersOf } from "../appeal/decide.ts";
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

const nobody: ReadonlyMap<string, Recorded> = new Map();

/** Opens a hotline. Throws `store/conflict` when the same appeal is written by others again and again. */
export function openHotline({ log, book }: { readonly log: EventLog; readonly book: PolicyBook }): Hotline {
  /** Carries a command out on what is recorded of its appeal; `late` where others were faster. */
  async function actOn(
    { appealId, version, history }: Recorded,
    command: Command,
  ): Promise<Result<Acted, Refusal> | "late"> {
    const known = fold(history);
    const asked = othersOf(command, known);
    const others = asked.length === 0 ? nobody : await log.readMany(asked);
    const advanced = advanceFrom({ history, appeal: known }, command, book, historiesOf(others));
    if (!advanced.ok) return advanced;
    const { events, appeal } = advanced.value;
    const versionOf = (id: string): number => (id === appealId ? version : (others.get(id)?.version ?? 0));
    const appended = await log.append(appendsOf(events, versionOf));
    if (!appended.ok) return "late";
    invariant(appeal, "an appeal that something happened to exists");
    const after = standing(history.concat(eventsOf(events, appealId)));
    return ok({ appeal, version: version + 1, history: after, events });
  }

  return {
    book,
    log,
    appeal: async (appealId) => fold((await log.read(appealId)).history),
    async act(command, seen) {
      const { appealId } = command;
      if (beginsAppeal(command) && seen === undefined) {
        // Whether there is such an appeal already, the append says: it need not be read to be told that there is none.
        const acted = await actOn({ appealId, version: 0, history: [] }, command);
        if (acted !== "late" && acted.ok) return acted;
      }
      for (let tries = 0; tries < TRIES; tries++) {
        const recorded = await log.read(appealId);
        const { version } = recorded;
        if (seen !== undefined && seen !== version) return no({ code: "appeal/changed", seen, version });
        const acted = await actOn(recorded, command);
        if (acted !== "late") return acted;
      }
      throw new SwiftlineError("store/conflict", `appeal ${appealId} was changed by others ${TRIES} times in a row`, {
        tryThis: "send the command again",
      });
    },
  };
}

const historiesOf = (recorded: ReadonlyMap<string, Recorded>): ReadonlyMap<string, History> =>
  new Map(Array.from(recorded, ([appealId, { history }]) => [appealId, history]));

const eventsOf = (events: readonly Event[], appealId: string): readonly Event[] =>
  events.filter((event) => event.appealId === appealId);

/** One append an appeal, each after the version on which it was decided. */
const appendsOf = (events: readonly Event[], versionOf: (appealId: string) => number): readonly Append[] =>
  [...Map.groupBy(events, (event) => event.appealId)].map(([appealId, some]) => ({
    appealId,
    after: versionOf(appealId),
    events: some,
  }));
