import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Ended, Reported } from "../appeal.ts";

export const ruleOnExclusion = defineAct({
  name: "rule-on-exclusion",
  summary: "Decide whether an appeal is left out of the scores.",
  basis: "Practice of Beijing districts; criteria are the city's",
  by: ["reviewer"],
  from: ["reported", "closed"],
  to: "unchanged",
  command: command("RuleOnExclusion", { excluded: z.boolean(), reason: z.string().max(4000) }),
  decide: (_command, _appeal: Reported | Ended): Decision => notSupported("rule-on-exclusion"),
  evolve: {
    ExclusionRuled: ({ excluded }, appeal) => ({ ...appeal, excluded }),
  },
});
