import * as z from "zod";
import { ok } from "../../result.ts";
import { command, type Decision, defineAct, unknownAgency } from "../act.ts";
import type { Disputed, Held, Merged, Registered, Reported } from "../appeal.ts";
import { Code, Note } from "../terms.ts";

export const warn = defineAct({
  name: "warn",
  summary: "Warn departments of a risk that an appeal shows.",
  basis: "Beijing regulation on swift response, article 29",
  by: ["hotline"],
  from: ["registered", "conferencing", "dispatched", "signed", "handling", "disputed", "parked", "merged", "reported"],
  to: "unchanged",
  command: command("WarnOfRisk", { to: z.array(Code).min(1), risk: Note }),
  decide({ appealId, at, by, to, risk }, _appeal: Registered | Held | Disputed | Merged | Reported, rules): Decision {
    return unknownAgency(rules, ...to) ?? ok([{ type: "RiskWarned", appealId, at, by, to: [...new Set(to)], risk }]);
  },
  evolve: {
    RiskWarned: (_event, appeal) => appeal,
  },
});
