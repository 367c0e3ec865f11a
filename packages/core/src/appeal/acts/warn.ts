import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Disputed, Held, Registered, Reported } from "../appeal.ts";
import { Code } from "../terms.ts";

export const warn = defineAct({
  name: "warn",
  summary: "Warn departments of a risk that an appeal shows.",
  basis: "Beijing regulation on swift response, article 29",
  by: ["hotline"],
  from: ["registered", "conferencing", "dispatched", "signed", "handling", "disputed", "parked", "reported"],
  to: "unchanged",
  command: command("WarnOfRisk", { to: z.array(Code).min(1), risk: z.string().max(4000) }),
  decide: (_command, _appeal: Registered | Held | Disputed | Reported): Decision => notSupported("warn"),
  evolve: {
    RiskWarned: (_event, appeal) => appeal,
  },
});
