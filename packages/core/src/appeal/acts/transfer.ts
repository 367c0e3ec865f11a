import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code } from "../terms.ts";

export const transfer = defineAct({
  name: "transfer",
  summary: "Hand an appeal on to another agency, both agreeing.",
  basis: "ours",
  by: ["agency", "hotline"],
  from: ["dispatched", "signed", "handling"],
  to: ["dispatched"],
  command: command("TransferAppeal", { to: Code, reason: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("transfer"),
  evolve: {
    AppealTransferred: ({ at, to }, appeal) => ({
      ...appeal,
      status: "dispatched",
      assignment: { ...appeal.assignment, agency: to, dispatchedAt: at, signedAt: undefined },
    }),
  },
});
