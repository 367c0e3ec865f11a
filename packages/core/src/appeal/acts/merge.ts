import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held, Registered } from "../appeal.ts";
import { AppealId } from "../terms.ts";

export const merge = defineAct({
  name: "merge",
  summary: "Join an appeal to another about the same matter; its caller keeps id, clock and follow-up.",
  basis: "Beijing regulation on swift response, article 11 paragraph 3; State Council Office 2025 no. 66, item 5",
  by: ["hotline"],
  from: ["registered", "conferencing", "dispatched", "signed", "handling"],
  to: ["merged"],
  command: command("MergeAppeal", { into: AppealId }),
  decide: (_command, _appeal: Registered | Held): Decision => notSupported("merge"),
  evolve: {
    AppealMerged: ({ at }, appeal) => ({ ...appeal, status: "merged", endedAt: at }),
  },
});
