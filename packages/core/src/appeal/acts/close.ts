import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import { type Disputed, followUpsOf, type Held, type Registered, type Reported } from "../appeal.ts";

export const close = defineAct({
  name: "close",
  summary: "End an appeal after the follow-up, or as an imported record says.",
  basis: "Beijing regulation on swift response, article 23 (every appeal is followed up)",
  by: ["hotline", "import"],
  from: ["registered", "dispatched", "signed", "handling", "disputed", "parked", "reported"],
  to: ["closed"],
  command: command("CloseAppeal", { because: z.enum(["followed-up", "unreachable", "imported"]) }),
  decide({ appealId, at, by, because }, appeal: Registered | Held | Disputed | Reported): Decision {
    if (because === "imported" && by !== "import")
      return no({ code: "act/not-allowed", act: "close", by, allowed: ["import"] });
    const followedUp = followUpsOf(appeal).length > 0;
    if (by !== "import" && !followedUp) return no({ code: "appeal/not-followed-up" });
    return ok([{ type: "AppealClosed", appealId, at, by, because }]);
  },
  evolve: { AppealClosed: ({ at }, appeal) => ({ ...appeal, status: "closed", endedAt: at }) },
});
