import { ok } from "../../result.ts";
import { command, type Decision, defineAct, notInvolved } from "../act.ts";
import type { Held } from "../appeal.ts";
import { agencyOf, Note } from "../terms.ts";

export const contact = defineAct({
  name: "contact",
  summary: "Note that the agency has spoken with the caller.",
  basis: "Beijing regulation on swift response, article 15(1)",
  by: ["agency", "import"],
  from: ["dispatched", "signed", "handling"],
  to: ["handling"],
  command: command("ContactCaller", { note: Note.optional() }),
  decide({ appealId, at, by, note }, appeal: Held): Decision {
    const agency = agencyOf(by) ?? appeal.assignment.agency;
    return (
      notInvolved("contact", by, appeal) ??
      ok([{ type: "CallerContacted", appealId, at, by, agency, ...(note !== undefined && { note }) }])
    );
  },
  evolve: {
    CallerContacted: ({ at }, appeal) => ({ ...appeal, status: "handling", contactedAt: appeal.contactedAt ?? at }),
  },
});
