import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, unknownAgency } from "../act.ts";
import type { Held, Reported } from "../appeal.ts";
import { Code, Note } from "../terms.ts";

export const raiseProblemOrder = defineAct({
  name: "raise-problem-order",
  summary: "Raise an appeal that failed repeatedly to the government above, which supervises it from then on.",
  basis: "Practice in several cities: more than three redos, or three units with no lead",
  by: ["hotline"],
  from: ["dispatched", "signed", "handling", "reported"],
  to: "unchanged",
  command: command("RaiseProblemOrder", { to: Code, reason: Note }),
  decide({ appealId, at, by, to, reason }, { problemOrder }: Held | Reported, rules): Decision {
    const unknown = unknownAgency(rules, to);
    if (unknown !== undefined) return unknown;
    if (problemOrder !== undefined) return no({ code: "appeal/asked-already", since: problemOrder.at });
    return ok([{ type: "ProblemOrderRaised", appealId, at, by, to, reason }]);
  },
  evolve: {
    ProblemOrderRaised: ({ at, to }, appeal) => ({ ...appeal, problemOrder: { at, to } }),
  },
});
