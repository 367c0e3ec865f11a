import * as z from "zod";
import { ok } from "../../result.ts";
import { command, type Decision, defineAct, unknownAgency } from "../act.ts";
import type { Registered } from "../appeal.ts";
import { Code, Note, RouteTrail } from "../terms.ts";

export const confer = defineAct({
  name: "confer",
  summary: "Hear the agencies before a hard appeal is dispatched.",
  basis: "Beijing regulation on swift response, article 12 paragraph 2",
  by: ["hotline"],
  from: ["registered"],
  to: ["conferencing"],
  command: command("CallConference", {
    agencies: z.array(Code).min(1),
    question: Note,
    route: RouteTrail.optional(),
  }),
  decide({ appealId, at, by, agencies: named, question, route }, _appeal: Registered, rules): Decision {
    const agencies = [...new Set(named)];
    return (
      unknownAgency(rules, ...agencies) ??
      ok([{ type: "ConferenceCalled", appealId, at, by, agencies, question, ...(route && { route }) }])
    );
  },
  evolve: {
    ConferenceCalled: ({ at, agencies, question }, appeal) => ({
      ...appeal,
      status: "conferencing",
      conference: { at, agencies, question },
    }),
  },
});
