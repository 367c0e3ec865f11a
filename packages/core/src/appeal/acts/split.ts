import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Registered } from "../appeal.ts";
import { AppealId } from "../terms.ts";

export const split = defineAct({
  name: "split",
  summary: "Divide an appeal that holds several matters.",
  basis: "ours",
  by: ["hotline"],
  from: ["registered", "conferencing"],
  to: ["split"],
  command: command("SplitAppeal", { into: z.array(AppealId).min(2) }),
  decide: (_command, _appeal: Registered): Decision => notSupported("split"),
  evolve: {
    AppealSplit: ({ at }, appeal) => ({ ...appeal, status: "split", endedAt: at }),
  },
});
