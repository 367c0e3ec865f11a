import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import type { Event } from "../appeal/events.ts";
import { fold } from "../appeal/history.ts";
import type { Refusal } from "../appeal/refusals.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { EventLog } from "../book/ports.ts";
import { invariant, SwiftlineError } from "../fault.ts";
import { ok, type Result } from "../result.ts";
import { advance } from "./advance.ts";

/** What an act led to. */
export interface Acted {
  readonly appeal: Appeal;
  readonly version: number;
  readonly events: readonly Event[];
}

/** A hotline over a log: reads, advances, appends, and tries again when somebody else was faster. */
export interface Hotline {
  readonly book: PolicyBook;
  readonly log: EventLog;
  readonly act: (command: Command) => Promise<Result<Acted, Refusal>>;
  readonly appeal: (appealId: string) => Promise<Appeal | undefined>;
}

const TRIES = 5;

/** Opens a hotline. Throws `store/conflict` when the same appeal is written by others again and again. */
export function openHotline({ log, book }: { readonly log: EventLog; readonly book: PolicyBook }): Hotline {
  return {
    book,
    log,
    appeal: async (appealId) => fold((await log.read(appealId)).history),
    async act(command) {
      for (let tries = 0; tries < TRIES; tries++) {
        const { appealId, version, history } = await log.read(command.appealId);
        const advanced = advance(history, command, book);
        if (!advanced.ok) return advanced;
        const events = advanced.value;
        const appended = await log.append([{ appealId, after: version, events }]);
        if (!appended.ok) continue;
        const appeal = fold(events, fold(history));
        invariant(appeal, "an appeal that something happened to exists");
        return ok({ appeal, version: version + 1, events });
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
