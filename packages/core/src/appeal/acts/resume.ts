import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";

export const resume = defineAct({
  name: "resume",
  summary: "Take a parked appeal up again.",
  basis: "ours",
  by: ["agency", "hotline", "clock"],
  from: ["parked"],
  to: ["handling"],
  command: command("ResumeAppeal", { reason: z.string().max(4000).optional() }),
  decide: (_command, _appeal: Held): Decision => notSupported("resume"),
  evolve: {
    AppealResumed: (_event, appeal) => ({ ...appeal, status: "handling" }),
  },
});
