import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held, Reported } from "../appeal.ts";
import { Code } from "../terms.ts";

export const raiseProblemOrder = defineAct({
  name: "raise-problem-order",
  summary: "Raise an appeal that failed repeatedly to the government above.",
  basis: "Practice in several cities: more than three redos, or three units with no lead",
  by: ["hotline"],
  from: ["handling", "reported"],
  to: "unchanged",
  command: command("RaiseProblemOrder", { to: Code, reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held | Reported): Decision => notSupported("raise-problem-order"),
  evolve: {
    ProblemOrderRaised: (_event, appeal) => appeal,
  },
});
