import { z } from "zod";
import { ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";

export const contact = defineAct({
  name: "contact",
  summary: "Note that the agency has spoken with the caller.",
  basis: "Beijing regulation on swift response, article 15(1)",
  by: ["agency", "import"],
  from: ["dispatched", "signed", "handling"],
  to: ["handling"],
  command: command("ContactCaller", { note: z.string().max(4000).optional() }),
  decide({ appealId, at, by, note }, appeal: Held): Decision {
    const { agency } = appeal.assignment;
    return (
      notYours(by, agency) ??
      ok([{ type: "CallerContacted", appealId, at, by, agency, ...(note !== undefined && { note }) }])
    );
  },
  evolve: {
    CallerContacted: ({ at }, appeal) => ({ ...appeal, status: "handling", contactedAt: appeal.contactedAt ?? at }),
  },
});
