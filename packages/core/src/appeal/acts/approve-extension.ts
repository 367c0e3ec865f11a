import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Held } from "../appeal.ts";
import { extensionRequested } from "../extension-requested.ts";
import { Instant } from "../terms.ts";

const ApproveExtension = command("ApproveExtension", {
  until: Instant.optional(),
  more: z.int().positive().optional(),
});
type ApproveExtension = z.infer<typeof ApproveExtension>;

export const approveExtension = defineAct({
  name: "approve-extension",
  summary: "Grant more time: until a moment, or so much more; as it was asked for where neither is said.",
  basis: "Shandong practice: at most 10 working days",
  by: ["hotline", "reviewer"],
  from: ["dispatched", "signed", "handling"],
  to: "unchanged",
  command: ApproveExtension,
  decide({ appealId, at, by, until, more }: ApproveExtension, appeal: Held, rules, { history }): Decision {
    if (until !== undefined && more !== undefined) return no({ code: "appeal/extension-unclear", said: "twice" });
    const granted = more === undefined ? { until: until ?? extensionRequested(history) } : { more };
    if (more === undefined && granted.until === undefined)
      return no({ code: "appeal/extension-unclear", said: "never" });
    const refused = rules.refusesExtension(appeal, history, { at, ...granted });
    return refused === undefined ? ok([{ type: "ExtensionApproved", appealId, at, by, ...granted }]) : no(refused);
  },
  evolve: {
    ExtensionApproved: (_event, appeal) => appeal,
  },
});
