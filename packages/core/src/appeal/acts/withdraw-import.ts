import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Ended, Held, Registered } from "../appeal.ts";
import { Note } from "../terms.ts";

export const withdrawImport = defineAct({
  name: "withdraw-import",
  summary: "Take back an imported record while nothing later depends on it; the log keeps both.",
  basis: "ours",
  by: ["hotline"],
  from: ["registered", "dispatched", "closed"],
  to: ["withdrawn"],
  command: command("WithdrawImport", { importId: z.string(), reason: Note }),
  decide: (_command, _appeal: Registered | Held | Ended): Decision => notSupported("withdraw-import"),
  evolve: {
    ImportWithdrawn: ({ at }, appeal) => ({ ...appeal, status: "withdrawn", endedAt: at }),
  },
});
