import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Instant, Note } from "../terms.ts";

export const park = defineAct({
  name: "park",
  summary:
    "Set aside what cannot be solved now (挂账), with a plan and the date by which it will be; on that date it is taken up again.",
  basis: "Jinan regulation, article 24",
  by: ["agency"],
  from: ["signed", "handling"],
  to: ["parked"],
  command: command("ParkAppeal", { plan: Note, resolveOn: Instant, reviewAt: Instant.optional() }),
  decide({ appealId, at, by, plan, resolveOn, reviewAt }, appeal: Held): Decision {
    const { agency } = appeal.assignment;
    const foreign = notYours(by, agency);
    if (foreign !== undefined) return foreign;
    if (resolveOn <= at) return no({ code: "appeal/date-passed", at, given: resolveOn });
    return ok([
      { type: "AppealParked", appealId, at, by, agency, plan, resolveOn, ...(reviewAt !== undefined && { reviewAt }) },
    ]);
  },
  evolve: {
    AppealParked: ({ resolveOn }, { assignment, ...appeal }) => ({
      ...appeal,
      status: "parked",
      assignment: { ...assignment, resolveOn },
    }),
  },
});
