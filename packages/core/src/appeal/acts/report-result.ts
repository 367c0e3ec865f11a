import * as z from "zod";
import { ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Assignment, Held, Merged, Reported } from "../appeal.ts";
import type { Event, EventOf } from "../events.ts";
import { Note } from "../terms.ts";

/** An appeal that waited for another has its result now, and goes its own way: its caller is called back like any other. */
export const reportResult = defineAct({
  name: "report-result",
  summary: "Report what was done, to the hotline and to the caller; appeals merged into this one get the same result.",
  basis: "Beijing regulation on swift response, article 15(3)",
  by: ["agency", "import"],
  from: ["dispatched", "signed", "handling", "parked"],
  to: ["reported"],
  command: command("ReportResult", { result: Note, evidence: z.array(z.string()).optional() }),
  others: (_command, { duplicates }: Held) => duplicates,
  decide({ appealId, at, by, result, evidence }, appeal: Held, _rules, { others }): Decision {
    const { agency } = appeal.assignment;
    const foreign = notYours(by, agency);
    if (foreign !== undefined) return foreign;
    const said = { type: "ResultReported", by, agency, result, ...(evidence && { evidence }) } as const;
    const shared = appeal.duplicates.map((duplicate): Event => {
      const lastAt = others.get(duplicate)?.lastAt ?? at;
      return { ...said, appealId: duplicate, at: Math.max(at, lastAt), sharedFrom: appealId };
    });
    return ok([{ ...said, appealId, at }, ...shared]);
  },
  evolve: {
    ResultReported: (event, appeal): Reported => reported(event, appeal),
  },
});

function reported(event: EventOf<"ResultReported">, appeal: Held | Merged): Reported {
  const followUpsBefore = appeal.followUps.length;
  const given = { status: "reported", reportedAt: event.at, followUpsBefore, duplicates: [] } as const;
  if (appeal.status !== "merged") return { ...appeal, ...given };
  const { into: _, was: __, assignment, ...kept } = appeal;
  const { agency } = event;
  const { coHandlers, ...held } = assignment ?? firstHeld(event);
  return { ...kept, ...given, assignment: { ...held, agency, coHandlers: coHandlers.filter((one) => one !== agency) } };
}

/** An appeal that was merged before anybody had it was with the agency that reports, in the end. */
const firstHeld = ({ agency, at }: EventOf<"ResultReported">): Assignment => ({
  agency,
  dispatchedAt: at,
  manner: "direct",
  copiedTo: [],
  coHandlers: [],
  skills: [],
});
