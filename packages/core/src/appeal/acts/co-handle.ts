import { no, ok } from "../../result.ts";
import { alreadyLeads, command, type Decision, defineAct, notYours, unknownAgency } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code } from "../terms.ts";

export const coHandle = defineAct({
  name: "co-handle",
  summary: "Add an agency that assists the one in the lead.",
  basis: "Beijing regulation on swift response, article 14; Jinan regulation, article 29",
  by: ["hotline", "agency"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("AddCoHandler", { agency: Code }),
  decide({ appealId, at, by, agency }, { assignment }: Held, rules): Decision {
    const { agency: lead, coHandlers } = assignment;
    const refused = notYours(by, lead) ?? unknownAgency(rules, agency) ?? alreadyLeads(agency, lead);
    if (refused !== undefined) return refused;
    if (coHandlers.includes(agency)) return no({ code: "appeal/takes-part-already", agency, as: "co-handler" });
    return ok([{ type: "CoHandlerAdded", appealId, at, by, agency, lead }]);
  },
  evolve: {
    CoHandlerAdded({ agency }, { assignment, ...appeal }) {
      return { ...appeal, assignment: { ...assignment, coHandlers: [...assignment.coHandlers, agency] } };
    },
  },
});
