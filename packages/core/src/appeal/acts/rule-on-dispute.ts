import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code } from "../terms.ts";

export const ruleOnDispute = defineAct({
  name: "rule-on-dispute",
  summary: "Decide a dispute: the same agency, or an appeal to be designated to another.",
  basis: "Beijing regulation on swift response, article 12 paragraph 3",
  by: ["reviewer"],
  from: ["disputed"],
  to: ["dispatched", "registered"],
  command: command("RuleOnDispute", { upheld: z.boolean(), agency: Code.optional(), reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("rule-on-dispute"),
  evolve: {
    DisputeRuled: ({ upheld }, { assignment, ...appeal }) =>
      upheld ? { ...appeal, status: "registered" } : { ...appeal, status: "dispatched", assignment },
  },
});
