import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { ReturnGround } from "../terms.ts";

export const dispute = defineAct({
  name: "dispute",
  summary: "Object to a dispatch for want of duty or jurisdiction; the review body decides.",
  basis: "Beijing regulation on swift response, articles 12 paragraph 3 and 14",
  by: ["agency"],
  from: ["dispatched", "signed"],
  to: ["disputed"],
  command: command("DisputeAssignment", { ground: ReturnGround, reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("dispute"),
  evolve: {
    AssignmentDisputed: (_event, appeal) => ({ ...appeal, status: "disputed" }),
  },
});
