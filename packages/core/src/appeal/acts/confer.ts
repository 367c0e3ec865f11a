import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Registered } from "../appeal.ts";
import { Code } from "../terms.ts";

export const confer = defineAct({
  name: "confer",
  summary: "Hear the agencies before a hard appeal is dispatched.",
  basis: "Beijing regulation on swift response, article 12 paragraph 2",
  by: ["hotline"],
  from: ["registered"],
  to: ["conferencing"],
  command: command("CallConference", { agencies: z.array(Code).min(1), question: z.string().max(4000) }),
  decide: (_command, _appeal: Registered): Decision => notSupported("confer"),
  evolve: {
    ConferenceCalled: (_event, appeal) => ({ ...appeal, status: "conferencing" }),
  },
});
