import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Held } from "../appeal.ts";
import { agencyOf, Note } from "../terms.ts";

export const acceptTransfer = defineAct({
  name: "accept-transfer",
  summary: "Take an appeal over from the agency that offered it, with its limits as they are.",
  basis: "ours, after the petition regulations, article 23 (both must agree)",
  by: ["agency"],
  from: ["dispatched", "signed", "handling"],
  to: ["dispatched"],
  command: command("AcceptTransfer", { reason: Note }),
  decide({ appealId, at, by, reason }, { assignment: { agency, offeredTo } }: Held): Decision {
    const to = agencyOf(by);
    if (to === undefined || to !== offeredTo) return no({ code: "appeal/not-offered", agency: to ?? by, offeredTo });
    return ok([{ type: "AppealTransferred", appealId, at, by, from: agency, to, reason }]);
  },
  evolve: {
    AppealTransferred({ at, to }, { assignment, ...appeal }) {
      const { signedAt: _, offeredTo: __, termination: ___, coHandlers, ...kept } = assignment;
      const others = coHandlers.filter((agency) => agency !== to);
      return {
        ...appeal,
        status: "dispatched",
        assignment: { ...kept, agency: to, dispatchedAt: at, coHandlers: others },
      };
    },
  },
});
