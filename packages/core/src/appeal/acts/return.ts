import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Note, ReturnGround } from "../terms.ts";

export const returnAssignment = defineAct({
  name: "return",
  summary: "Give an appeal back because it is not the agency's duty or not in its territory.",
  basis:
    "Beijing regulation on swift response, articles 12 and 14; Weifang regulation, article 22 (designated: no return)",
  by: ["agency", "import"],
  from: ["dispatched", "signed"],
  to: ["registered"],
  command: command("ReturnAssignment", { ground: ReturnGround, reason: Note }),
  decide({ appealId, at, by, ground, reason }, appeal: Held, rules): Decision {
    const { agency, manner } = appeal.assignment;
    const foreign = notYours(by, agency);
    if (foreign !== undefined) return foreign;
    if (manner === "designated") return no({ code: "appeal/designated", agency });
    if (appeal.returns.length >= rules.parameters.maxReturns)
      return no({ code: "appeal/may-not-return", agency, why: "too-often" });
    return ok([{ type: "AssignmentReturned", appealId, at, by, agency, ground, reason }]);
  },
  evolve: {
    AssignmentReturned({ at, agency, ground }, { assignment: _, ...appeal }) {
      return { ...appeal, status: "registered", returns: [...appeal.returns, { agency, at, ground }] };
    },
  },
});
