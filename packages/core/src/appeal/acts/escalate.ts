import { ok } from "../../result.ts";
import { alreadyLeads, command, type Decision, defineAct, notYours, unknownAgency } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code, Note } from "../terms.ts";

export const escalate = defineAct({
  name: "escalate",
  summary: "Bring an appeal that the unit cannot solve before its superior; the unit stays in charge.",
  basis: "Beijing regulation on swift response, article 20",
  by: ["agency", "hotline"],
  from: ["signed", "handling"],
  to: "unchanged",
  command: command("EscalateAppeal", { to: Code, reason: Note }),
  decide({ appealId, at, by, to, reason }, { assignment: { agency } }: Held, rules): Decision {
    return (
      notYours(by, agency) ??
      unknownAgency(rules, to) ??
      alreadyLeads(to, agency) ??
      ok([{ type: "AppealEscalated", appealId, at, by, agency, to, reason }])
    );
  },
  evolve: {
    AppealEscalated: ({ at, to }, appeal) => ({ ...appeal, escalations: [...appeal.escalations, { at, to }] }),
  },
});
