import { ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Appeal, Merged } from "../appeal.ts";
import { Note } from "../terms.ts";

export const unmerge = defineAct({
  name: "unmerge",
  summary: "Take an appeal out of the one it was merged into; it stands where it stood before.",
  basis: "ours",
  by: ["hotline"],
  from: ["merged"],
  to: ["registered", "conferencing", "dispatched", "signed", "handling"],
  command: command("UnmergeAppeal", { reason: Note }),
  others: (_command, { into }: Merged) => [into],
  decide({ appealId, at, by, reason }, { into }: Merged, _rules, { others }): Decision {
    const left = Math.max(at, others.get(into)?.lastAt ?? at);
    return ok([
      { type: "AppealUnmerged", appealId, at, by, from: into, reason },
      { type: "DuplicateLeft", appealId: into, at: left, by, duplicate: appealId },
    ]);
  },
  evolve: {
    AppealUnmerged: (_event, { was, into: _, ...appeal }) => ({ ...appeal, status: was }) as Appeal,
    DuplicateLeft: ({ duplicate }, appeal: Appeal) => ({
      ...appeal,
      duplicates: appeal.duplicates.filter((one) => one !== duplicate),
    }),
  },
});
