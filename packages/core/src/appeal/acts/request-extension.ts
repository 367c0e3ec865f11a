import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Instant } from "../terms.ts";

export const requestExtension = defineAct({
  name: "request-extension",
  summary: "Ask for more time before the limit passes, and tell the caller why.",
  basis: "Beijing regulation on swift response, article 15(2)",
  by: ["agency"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("RequestExtension", { until: Instant, reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("request-extension"),
  evolve: {
    ExtensionRequested: (_event, appeal) => appeal,
  },
});
