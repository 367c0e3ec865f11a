import { z } from "zod";
import { ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Registered } from "../appeal.ts";
import { Disposition } from "../terms.ts";

export const divert = defineAct({
  name: "divert",
  summary: "Show an appeal another way: emergency services, a legal path, no duty of any unit.",
  basis: "Beijing regulation on swift response, article 11 paragraph 3",
  by: ["hotline", "import"],
  from: ["registered", "conferencing"],
  to: ["diverted"],
  command: command("DivertAppeal", { disposition: Disposition, advice: z.string().max(4000) }),
  decide: ({ appealId, at, by, disposition, advice }, _appeal: Registered): Decision =>
    ok([{ type: "AppealDiverted", appealId, at, by, disposition, advice }]),
  evolve: {
    AppealDiverted: ({ at, disposition }, appeal) => ({ ...appeal, status: "diverted", endedAt: at, disposition }),
  },
});
