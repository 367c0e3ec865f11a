import { ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import { type Ended, takenUp } from "../appeal.ts";
import { Note } from "../terms.ts";

export const reopen = defineAct({
  name: "reopen",
  summary:
    "Take a closed appeal, or an answered inquiry, up again: it waits to be dispatched, with all that was learned.",
  basis: "ours",
  by: ["hotline", "import"],
  from: ["answered", "closed"],
  to: ["registered"],
  command: command("ReopenAppeal", { reason: Note }),
  decide: ({ appealId, at, by, reason }, _appeal: Ended): Decision =>
    ok([{ type: "AppealReopened", appealId, at, by, reason }]),
  evolve: { AppealReopened: (_event, appeal) => takenUp(appeal) },
});
