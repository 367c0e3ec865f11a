import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Instant } from "../terms.ts";

export const park = defineAct({
  name: "park",
  summary: "Set aside what cannot be solved now (挂账), with a plan and the date by which it will be.",
  basis: "Jinan regulation, article 24",
  by: ["agency"],
  from: ["signed", "handling"],
  to: ["parked"],
  command: command("ParkAppeal", { plan: z.string().max(4000), resolveOn: Instant, reviewAt: Instant.optional() }),
  decide: (_command, _appeal: Held): Decision => notSupported("park"),
  evolve: {
    AppealParked: (_event, appeal) => ({ ...appeal, status: "parked" }),
  },
});
