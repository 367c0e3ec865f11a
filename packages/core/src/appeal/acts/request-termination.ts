import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";

export const requestTermination = defineAct({
  name: "request-termination",
  summary: "Ask to end the work: the caller refuses to cooperate, or it proves out of scope.",
  basis: "Weifang regulation, article 21",
  by: ["agency"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("RequestTermination", { reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("request-termination"),
  evolve: {
    TerminationRequested: (_event, appeal) => appeal,
  },
});
