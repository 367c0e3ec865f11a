import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Ended, Reported } from "../appeal.ts";

export const requestExclusion = defineAct({
  name: "request-exclusion",
  summary: "Ask that an appeal be left out of the scores (剔除).",
  basis: "Practice of Beijing districts; both bases are always published",
  by: ["agency"],
  from: ["reported", "closed"],
  to: "unchanged",
  command: command("RequestExclusion", { reason: z.string().max(4000) }),
  decide: (_command, _appeal: Reported | Ended): Decision => notSupported("request-exclusion"),
  evolve: {
    ExclusionRequested: (_event, appeal) => appeal,
  },
});
