import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code } from "../terms.ts";

export const coHandle = defineAct({
  name: "co-handle",
  summary: "Add an agency that assists the one in the lead.",
  basis: "Beijing regulation on swift response, article 14; Jinan regulation, article 29",
  by: ["hotline", "agency"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("AddCoHandler", { agency: Code }),
  decide: (_command, _appeal: Held): Decision => notSupported("co-handle"),
  evolve: {
    CoHandlerAdded: (_event, appeal) => appeal,
  },
});
