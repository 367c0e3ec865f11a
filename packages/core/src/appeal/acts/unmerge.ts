import { command, type Decision, defineAct, notSupported } from "../act.ts";
import { type Ended, takenUp } from "../appeal.ts";
import { AppealId } from "../terms.ts";

export const unmerge = defineAct({
  name: "unmerge",
  summary: "Take an appeal out of the one it was merged into.",
  basis: "ours",
  by: ["hotline"],
  from: ["merged"],
  to: ["registered"],
  command: command("UnmergeAppeal", { from: AppealId }),
  decide: (_command, _appeal: Ended): Decision => notSupported("unmerge"),
  evolve: { AppealUnmerged: (_event, appeal) => takenUp(appeal) },
});
