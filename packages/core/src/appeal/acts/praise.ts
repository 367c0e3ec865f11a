import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Ended, Reported } from "../appeal.ts";
import { Code } from "../terms.ts";

export const praise = defineAct({
  name: "praise",
  summary: "Write down a caller's praise of an agency.",
  basis: "ours",
  by: ["caller", "hotline"],
  from: ["reported", "closed"],
  to: "unchanged",
  command: command("RecordPraise", { agency: Code, note: z.string().max(4000) }),
  decide: (_command, _appeal: Reported | Ended): Decision => notSupported("praise"),
  evolve: {
    PraiseRecorded: (_event, appeal) => appeal,
  },
});
