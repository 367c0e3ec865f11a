import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
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
    const foreign = notYours(by, agency);
    if (foreign !== undefined) return foreign;
    if (!rules.hasAgency(to)) return no({ code: "city/unknown-agency", agency: to });
    if (to === agency) return no({ code: "appeal/takes-part-already", agency, as: "lead" });
    return ok([{ type: "TransferOffered", appealId, at, by, agency, to, reason }]);
  },
  evolve: {
    TransferOffered: ({ to }, { assignment, ...appeal }) => ({
      ...appeal,
      assignment: { ...assignment, offeredTo: to },
    }),
  },
});
