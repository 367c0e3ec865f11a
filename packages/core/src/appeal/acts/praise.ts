import { ok } from "../../result.ts";
import { command, type Decision, defineAct, unknownAgency } from "../act.ts";
import type { Ended, Reported } from "../appeal.ts";
import { Code, Note } from "../terms.ts";

export const praise = defineAct({
  name: "praise",
  summary: "Write down a caller's praise of an agency.",
  basis: "ours",
  by: ["caller", "hotline"],
  from: ["reported", "closed"],
  to: "unchanged",
  command: command("RecordPraise", { agency: Code, note: Note }),
  decide: ({ appealId, at, by, agency, note }, _appeal: Reported | Ended, rules): Decision =>
    unknownAgency(rules, agency) ?? ok([{ type: "PraiseRecorded", appealId, at, by, agency, note }]),
  evolve: {
    PraiseRecorded: (_event, appeal) => appeal,
  },
});
