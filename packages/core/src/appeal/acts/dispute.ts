import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Note, ReturnGround } from "../terms.ts";

export const dispute = defineAct({
  name: "dispute",
  summary: "Object to a dispatch for want of duty or jurisdiction; the review body decides.",
  basis: "Beijing regulation on swift response, articles 12 paragraph 3 and 14; no limit in time was found",
  by: ["agency"],
  from: ["dispatched", "signed"],
  to: ["disputed"],
  command: command("DisputeAssignment", { ground: ReturnGround, reason: Note }),
  decide({ appealId, at, by, ground, reason }, appeal: Held): Decision {
    const { agency, manner } = appeal.assignment;
    const foreign = notYours(by, agency);
    if (foreign !== undefined) return foreign;
    if (manner === "designated") return no({ code: "appeal/designated", agency });
    return ok([{ type: "AssignmentDisputed", appealId, at, by, agency, ground, reason }]);
  },
  evolve: {
    AssignmentDisputed: ({ at, ground }, { assignment, ...appeal }) => ({
      ...appeal,
      status: "disputed",
      assignment: { ...assignment, dispute: { at, ground } },
    }),
  },
});
