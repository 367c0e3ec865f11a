import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Ended, Held, Registered, Reported } from "../appeal.ts";
import type { History } from "../events.ts";
import type { Refusal } from "../refusals.ts";
import { Note } from "../terms.ts";

/**
 * Why a record cannot be taken back, given what came after it; undefined where nothing stands against it. What the clock alone
 * brought about goes with the record: a sweep would announce it again if it were so.
 */
export function dependedOn(later: History): Refusal | undefined {
  const [first, ...more] = later.filter(({ by }) => by !== "clock");
  if (first === undefined) return undefined;
  return { code: "appeal/depended-on", event: first.type, at: first.at, more: more.length };
}

export const withdrawImport = defineAct({
  name: "withdraw-import",
  summary: "Take back an imported record while nothing later depends on it; the log keeps both.",
  basis: "ours",
  by: ["hotline"],
  from: ["registered", "dispatched", "signed", "handling", "parked", "reported", "answered", "diverted", "closed"],
  to: ["withdrawn"],
  command: command("WithdrawImport", {
    importId: z.string(),
    reason: Note,
    /** How many of the last events are taken back, those of the clock too; all of them when left out. */
    events: z.int().positive().optional(),
  }),
  decide(
    { events, importId, reason, ...base },
    _appeal: Registered | Held | Reported | Ended,
    _rules,
    { history },
  ): Decision {
    const taken = history.slice(-(events ?? history.length));
    const refusal = dependedOn(taken.filter(({ by }) => by !== "import"));
    if (refusal !== undefined) return no(refusal);
    return ok([{ ...base, type: "ImportWithdrawn", importId, reason, events: taken.length }]);
  },
  evolve: {
    ImportWithdrawn: ({ at }, appeal) => ({ ...appeal, status: "withdrawn", endedAt: at }),
  },
});
