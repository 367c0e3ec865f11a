import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Note } from "../terms.ts";

export const denyTermination = defineAct({
  name: "deny-termination",
  summary: "Refuse to end the work that an agency asked to end.",
  basis: "ours; Weifang regulation, article 21, asks for the hotline's approval",
  by: ["hotline"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("DenyTermination", { reason: Note }),
  decide: ({ appealId, at, by, reason }, { assignment }: Held): Decision =>
    assignment.termination === undefined
      ? no({ code: "appeal/nothing-asked", act: "request-termination" })
      : ok([{ type: "TerminationDenied", appealId, at, by, reason }]),
  evolve: {
    TerminationDenied(_event, { assignment: { termination: _, ...assignment }, ...appeal }) {
      return { ...appeal, assignment };
    },
  },
});
