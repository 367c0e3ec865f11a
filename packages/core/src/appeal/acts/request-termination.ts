import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Note, TerminationGround } from "../terms.ts";

export const requestTermination = defineAct({
  name: "request-termination",
  summary: "Ask to end the work: the caller refuses to cooperate, or it proves out of scope.",
  basis: "Weifang regulation, article 21",
  by: ["agency"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("RequestTermination", { ground: TerminationGround, reason: Note }),
  decide({ appealId, at, by, ground, reason }, { assignment: { agency, termination } }: Held): Decision {
    const foreign = notYours(by, agency);
    if (foreign !== undefined) return foreign;
    if (termination !== undefined) return no({ code: "appeal/asked-already", since: termination.at });
    return ok([{ type: "TerminationRequested", appealId, at, by, agency, ground, reason }]);
  },
  evolve: {
    TerminationRequested: ({ at, ground }, { assignment, ...appeal }) => ({
      ...appeal,
      assignment: { ...assignment, termination: { at, ground } },
    }),
  },
});
