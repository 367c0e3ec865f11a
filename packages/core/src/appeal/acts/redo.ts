import { ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Held, Reported } from "../appeal.ts";
import { Note } from "../terms.ts";

export const redo = defineAct({
  name: "redo",
  summary: "Send an appeal back to its agency because the caller says that it is not resolved.",
  basis: "Jinan regulation on the 12345 hotline, article 27",
  by: ["hotline", "import"],
  from: ["reported"],
  to: ["handling"],
  command: command("OrderRework", { reason: Note }),
  decide: ({ appealId, at, by, reason }, appeal: Reported): Decision =>
    ok([{ type: "ReworkOrdered", appealId, at, by, agency: appeal.assignment.agency, reason }]),
  evolve: {
    ReworkOrdered(_event, { reportedAt: _, ...appeal }): Held {
      const reworks = appeal.reworks + 1;
      return { ...appeal, status: "handling", reworks, followUpsBefore: appeal.followUps.length };
    },
  },
});
