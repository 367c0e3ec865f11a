import { ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Note } from "../terms.ts";

export const resume = defineAct({
  name: "resume",
  summary: "Take a parked appeal up again.",
  basis: "ours",
  by: ["agency", "hotline", "clock"],
  from: ["parked"],
  to: ["handling"],
  command: command("ResumeAppeal", { reason: Note.optional() }),
  decide({ appealId, at, by, reason }, appeal: Held): Decision {
    const resumed = { type: "AppealResumed", appealId, at, by, ...(reason !== undefined && { reason }) } as const;
    return notYours(by, appeal.assignment.agency) ?? ok([resumed]);
  },
  evolve: {
    AppealResumed(_event, { assignment: { resolveOn: _, ...assignment }, ...appeal }) {
      return { ...appeal, status: "handling", assignment };
    },
  },
});
