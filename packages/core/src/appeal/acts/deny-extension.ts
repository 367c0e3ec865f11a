import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Held } from "../appeal.ts";
import { extensionRequested } from "../extension-requested.ts";
import { Note } from "../terms.ts";

export const denyExtension = defineAct({
  name: "deny-extension",
  summary: "Refuse the time that was asked for.",
  basis: "ours",
  by: ["hotline", "reviewer"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("DenyExtension", { reason: Note }),
  decide: ({ appealId, at, by, reason }, _appeal: Held, _rules, { history }): Decision =>
    extensionRequested(history) === undefined
      ? no({ code: "appeal/extension-unclear", said: "never" })
      : ok([{ type: "ExtensionDenied", appealId, at, by, reason }]),
  evolve: {
    ExtensionDenied: (_event, appeal) => appeal,
  },
});
