import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";

export const terminate = defineAct({
  name: "terminate",
  summary: "End the work as the agency asked, and explain it to the caller.",
  basis: "Weifang regulation, article 21",
  by: ["hotline"],
  from: ["dispatched", "signed", "handling"],
  to: ["terminated"],
  command: command("TerminateAppeal", { reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("terminate"),
  evolve: {
    AppealTerminated: ({ at }, appeal) => ({ ...appeal, status: "terminated", endedAt: at }),
  },
});
