import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code } from "../terms.ts";

export const escalate = defineAct({
  name: "escalate",
  summary: "Bring an appeal that the unit cannot solve before its superior.",
  basis: "Beijing regulation on swift response, article 20",
  by: ["agency", "hotline"],
  from: ["signed", "handling"],
  to: "unchanged",
  command: command("EscalateAppeal", { to: Code, reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("escalate"),
  evolve: {
    AppealEscalated: (_event, appeal) => appeal,
  },
});
