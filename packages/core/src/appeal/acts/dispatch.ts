import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, unknownAgency } from "../act.ts";
import type { Registered } from "../appeal.ts";
import type { Rulebook } from "../rulebook.ts";
import { Code, DispatchManner, Instant, type Limit, Priority, RouteTrail } from "../terms.ts";

const DispatchAppeal = command("DispatchAppeal", {
  agency: Code,
  manner: DispatchManner,
  copiedTo: z.array(Code).optional(),
  coHandlers: z.array(Code).optional(),
  priority: Priority.optional(),
  skills: z.array(Code).optional(),
  route: RouteTrail.optional(),
  policy: Code.optional(),
  /** A limit that another system had promised; without it the city's policy promises one. */
  dueAt: Instant.optional(),
});
type DispatchAppeal = z.infer<typeof DispatchAppeal>;

/** An import repeats what was promised and promises nothing itself; everything else gets the policy's limit. */
function limitOf({ by, policy, dueAt, at }: DispatchAppeal, appeal: Registered, rules: Rulebook): Limit | undefined {
  if (by === "import") return dueAt === undefined ? undefined : { dueAt };
  return rules.promise(policy, { registeredAt: appeal.registeredAt, dispatchedAt: appeal.firstDispatchedAt ?? at });
}

/** Each once, and not the agency that leads: it neither assists itself nor needs a copy. */
const besides = (agency: string, named: readonly string[] = []): string[] =>
  named.filter((one, place) => one !== agency && named.indexOf(one) === place);

export const dispatch = defineAct({
  name: "dispatch",
  summary: "Send an appeal to the agency that must act and leads those who assist, with its limit stamped on it.",
  basis: "Beijing regulation on swift response, articles 11 to 14; Weifang regulation, article 22 (designated)",
  by: ["hotline", "reviewer", "import"],
  from: ["registered", "conferencing"],
  to: ["dispatched"],
  command: DispatchAppeal,
  decide(command, appeal: Registered, rules): Decision {
    const { appealId, at, by, agency, manner, priority, skills, route, policy } = command;
    const copiedTo = besides(agency, command.copiedTo);
    const coHandlers = besides(agency, command.coHandlers);
    if (manner === "imported" && by !== "import")
      return no({ code: "act/not-allowed", act: "dispatch", by, allowed: ["import"] });
    const unknown = unknownAgency(rules, agency, ...copiedTo, ...coHandlers);
    if (unknown !== undefined) return unknown;
    if (appeal.returns.some((returned) => returned.agency === agency) && manner !== "designated")
      return no({ code: "appeal/returned-before", agency });
    if (policy !== undefined && !rules.hasPolicy(policy)) return no({ code: "city/unknown-policy", policy });
    const limit = limitOf(command, appeal, rules);
    return ok([
      {
        type: "AppealDispatched",
        appealId,
        at,
        by,
        agency,
        manner,
        ...(copiedTo.length > 0 && { copiedTo }),
        ...(coHandlers.length > 0 && { coHandlers }),
        ...(priority && { priority }),
        ...(skills && { skills }),
        ...(route && { route }),
        ...(limit && { limit }),
        book: rules.version,
      },
    ]);
  },
  evolve: {
    AppealDispatched: (
      { at, agency, manner, copiedTo = [], coHandlers = [], priority, skills = [], route, limit },
      appeal,
    ) => ({
      ...appeal,
      status: "dispatched",
      firstDispatchedAt: appeal.firstDispatchedAt ?? at,
      followUpsBefore: appeal.followUps.length,
      assignment: { agency, dispatchedAt: at, manner, copiedTo, coHandlers, priority, skills, route, limit },
    }),
  },
});
