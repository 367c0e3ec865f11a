import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Disputed } from "../appeal.ts";
import type { Event } from "../events.ts";
import type { Refusal } from "../refusals.ts";
import type { Rulebook } from "../rulebook.ts";
import { Code, Note } from "../terms.ts";

const RuleOnDispute = command("RuleOnDispute", {
  upheld: z.boolean(),
  /** Whom an upheld ruling designates; without it the dispatch catalogue names the next agency. */
  agency: Code.optional(),
  reason: Note,
});
type RuleOnDispute = z.infer<typeof RuleOnDispute>;

/** A ruling says whose the appeal is, and nothing else: not two things at once, nor nothing after the last return allowed. */
function unsound(
  { upheld, agency }: RuleOnDispute,
  { assignment, returns }: Disputed,
  { parameters, hasAgency }: Rulebook,
): Refusal | undefined {
  const code = "appeal/unsound-ruling";
  const same = agency === assignment.agency;
  if (!upheld) return agency === undefined || same ? undefined : { code, why: "denied-yet-moved" };
  if (same) return { code, why: "upheld-yet-kept" };
  if (agency === undefined) return returns.length < parameters.maxReturns ? undefined : { code, why: "nobody-named" };
  return hasAgency(agency) ? undefined : { code: "city/unknown-agency", agency };
}

/** The appeal is taken from the agency that was right. Who is designated gets it with the help and the limit that it had. */
function takenFrom(
  { appealId, at, by, agency, reason }: RuleOnDispute,
  { assignment }: Disputed,
  book: string,
): readonly Event[] {
  const base = { appealId, at, by } as const;
  const { dispute, limit } = assignment;
  const returned: Event = {
    type: "AssignmentReturned",
    ...base,
    agency: assignment.agency,
    ground: dispute.ground,
    reason,
  };
  if (agency === undefined) return [returned];
  const coHandlers = assignment.coHandlers.filter((one) => one !== agency);
  const designated: Event = {
    type: "AppealDispatched",
    ...base,
    agency,
    manner: "designated",
    ...(coHandlers.length > 0 && { coHandlers }),
    ...(limit && { limit }),
    book,
  };
  return [returned, designated];
}

/**
 * A dispute that is denied makes the agency a designated one: it may neither return nor dispute again. One that is upheld is a
 * return which the reviewer grants, so that whatever follows a return follows here too.
 */
export const ruleOnDispute = defineAct({
  name: "rule-on-dispute",
  summary: "Decide a dispute: the agency keeps the appeal for good, or it is taken from there and goes to another.",
  basis: "Beijing regulation on swift response, article 12 paragraph 3; Weifang regulation, article 22 (designated)",
  by: ["reviewer"],
  from: ["disputed"],
  to: ["dispatched", "registered"],
  command: RuleOnDispute,
  decide(command, appeal: Disputed, rules): Decision {
    const refused = unsound(command, appeal, rules);
    if (refused !== undefined) return no(refused);
    const { appealId, at, by, upheld, agency, reason } = command;
    const ruled: Event = {
      type: "DisputeRuled",
      appealId,
      at,
      by,
      upheld,
      ...(agency !== undefined && { agency }),
      reason,
    };
    return ok(upheld ? [ruled, ...takenFrom(command, appeal, rules.version)] : [ruled]);
  },
  evolve: {
    DisputeRuled({ upheld }, { assignment, ...appeal }) {
      const stands = { ...assignment, manner: "designated", signedAt: undefined } as const;
      return { ...appeal, status: "dispatched", assignment: upheld ? assignment : stands };
    },
  },
});
