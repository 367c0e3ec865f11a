import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Registered } from "../appeal.ts";
import { Disposition, Note, RouteTrail } from "../terms.ts";

export const divert = defineAct({
  name: "divert",
  summary:
    "Show an appeal another way, and tell the caller which: emergency services, a legal path, no duty of any unit.",
  basis: "Beijing regulation on swift response, article 11 paragraph 3",
  by: ["hotline", "import"],
  from: ["registered", "conferencing"],
  to: ["diverted"],
  command: command("DivertAppeal", {
    disposition: Disposition,
    advice: Note,
    route: RouteTrail.optional(),
  }),
  decide({ appealId, at, by, disposition, advice, route }, _appeal: Registered): Decision {
    const silent = advice.trim() === "" && by !== "import";
    if (silent) return no({ code: "appeal/advice-missing", disposition });
    return ok([{ type: "AppealDiverted", appealId, at, by, disposition, advice, ...(route && { route }) }]);
  },
  evolve: {
    AppealDiverted: ({ at, disposition }, appeal) => ({ ...appeal, status: "diverted", endedAt: at, disposition }),
  },
});
