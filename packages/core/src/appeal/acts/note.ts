import { z } from "zod";
import { ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";

export const note = defineAct({
  name: "note",
  summary: "Note progress.",
  basis: "Beijing regulation on swift response, article 14 (interim progress)",
  by: ["agency", "import"],
  from: ["dispatched", "signed", "handling"],
  to: ["handling"],
  command: command("NoteProgress", { note: z.string().max(4000) }),
  decide({ appealId, at, by, note }, appeal: Held): Decision {
    const { agency } = appeal.assignment;
    return notYours(by, agency) ?? ok([{ type: "ProgressNoted", appealId, at, by, agency, note }]);
  },
  evolve: { ProgressNoted: (_event, appeal) => ({ ...appeal, status: "handling" }) },
});
