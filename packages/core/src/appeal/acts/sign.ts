import { ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";

export const sign = defineAct({
  name: "sign",
  summary: "Sign for an appeal: the agency takes it on.",
  basis: "Consultation draft of DB11/T 2021 (sign-in round the clock is advised; its limit is the city's)",
  by: ["agency", "import"],
  from: ["dispatched"],
  to: ["signed"],
  command: command("SignAssignment", {}),
  decide({ appealId, at, by }, appeal: Held): Decision {
    const { agency } = appeal.assignment;
    return notYours(by, agency) ?? ok([{ type: "AssignmentSigned", appealId, at, by, agency }]);
  },
  evolve: {
    AssignmentSigned: ({ at }, appeal) => ({
      ...appeal,
      status: "signed",
      assignment: { ...appeal.assignment, signedAt: at },
    }),
  },
});
