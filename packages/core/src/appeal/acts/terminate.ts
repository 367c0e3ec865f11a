import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Note } from "../terms.ts";

export const terminate = defineAct({
  name: "terminate",
  summary: "End the work as the agency asked; the reason is what the caller is told.",
  basis: "Weifang regulation, article 21",
  by: ["hotline"],
  from: ["dispatched", "signed", "handling"],
  to: ["terminated"],
  command: command("TerminateAppeal", { reason: Note }),
  decide: ({ appealId, at, by, reason }, { assignment }: Held): Decision =>
    assignment.termination === undefined
      ? no({ code: "appeal/nothing-asked", act: "request-termination" })
      : ok([{ type: "AppealTerminated", appealId, at, by, reason }]),
  evolve: {
    AppealTerminated: ({ at }, appeal) => ({ ...appeal, status: "terminated", endedAt: at }),
  },
});
