import { ok } from "../../result.ts";
import { alreadyLeads, command, type Decision, defineAct, notYours, unknownAgency } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code, Note } from "../terms.ts";

/** The agency stays in charge until the other one takes the appeal: nobody gets work by being named. */
export const transfer = defineAct({
  name: "transfer",
  summary: "Offer an appeal to another agency; it moves when that one takes it.",
  basis: "ours, after the petition regulations, article 23 (both must agree)",
  by: ["agency"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("OfferTransfer", { to: Code, reason: Note }),
  decide({ appealId, at, by, to, reason }, { assignment: { agency } }: Held, rules): Decision {
    return (
      notYours(by, agency) ??
      unknownAgency(rules, to) ??
      alreadyLeads(to, agency) ??
      ok([{ type: "TransferOffered", appealId, at, by, agency, to, reason }])
    );
  },
  evolve: {
    TransferOffered: ({ to }, { assignment, ...appeal }) => ({
      ...appeal,
      assignment: { ...assignment, offeredTo: to },
    }),
  },
});
