import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";

export const denyExtension = defineAct({
  name: "deny-extension",
  summary: "Refuse the time that was asked for.",
  basis: "ours",
  by: ["hotline", "reviewer"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("DenyExtension", { reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("deny-extension"),
  evolve: {
    ExtensionDenied: (_event, appeal) => appeal,
  },
});
