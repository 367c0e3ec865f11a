import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Instant } from "../terms.ts";

export const approveExtension = defineAct({
  name: "approve-extension",
  summary: "Grant the time that was asked for.",
  basis: "Shandong practice: at most 10 working days",
  by: ["hotline", "reviewer"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("ApproveExtension", { until: Instant }),
  decide: (_command, _appeal: Held): Decision => notSupported("approve-extension"),
  evolve: {
    ExtensionApproved: (_event, appeal) => appeal,
  },
});
