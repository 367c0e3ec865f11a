import { ok } from "../../result.ts";
import { command, type Decision, defineAct, notInvolved } from "../act.ts";
import type { Held } from "../appeal.ts";
import { agencyOf, Note } from "../terms.ts";

export const note = defineAct({
  name: "note",
  summary: "Note progress, of the agency in the lead or of a co-handler.",
  basis: "Beijing regulation on swift response, article 14 (the others report to the lead; interim progress)",
  by: ["agency", "import"],
  from: ["dispatched", "signed", "handling"],
  to: ["handling"],
  command: command("NoteProgress", { note: Note }),
  decide({ appealId, at, by, note }, appeal: Held): Decision {
    const agency = agencyOf(by) ?? appeal.assignment.agency;
    return notInvolved("note", by, appeal) ?? ok([{ type: "ProgressNoted", appealId, at, by, agency, note }]);
  },
  evolve: { ProgressNoted: (_event, appeal) => ({ ...appeal, status: "handling" }) },
});
