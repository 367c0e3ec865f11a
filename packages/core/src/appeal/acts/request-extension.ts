import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Instant, Note } from "../terms.ts";

export const requestExtension = defineAct({
  name: "request-extension",
  summary: "Ask for more time before the limit passes, and tell the caller why.",
  basis: "Beijing regulation on swift response, article 15(2)",
  by: ["agency"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: command("RequestExtension", { until: Instant, reason: Note }),
  decide({ appealId, at, by, until, reason }, appeal: Held, rules, { history }): Decision {
    const { agency } = appeal.assignment;
    const foreign = notYours(by, agency);
    if (foreign !== undefined) return foreign;
    const refused = rules.refusesExtension(appeal, history, { at, until });
    return refused === undefined
      ? ok([{ type: "ExtensionRequested", appealId, at, by, agency, until, reason }])
      : no(refused);
  },
  evolve: {
    ExtensionRequested: (_event, appeal) => appeal,
  },
});
