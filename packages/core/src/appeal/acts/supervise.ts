import { ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Disputed, Held, Reported } from "../appeal.ts";
import { Note, SupervisionForm } from "../terms.ts";

export const supervise = defineAct({
  name: "supervise",
  summary: "Press an agency: a reminder, a written order, a public listing, an interview.",
  basis: "Jinan regulation, article 28; Weifang regulation, article 26",
  by: ["hotline", "clock"],
  from: ["dispatched", "signed", "handling", "disputed", "parked", "reported"],
  to: "unchanged",
  command: command("SuperviseAppeal", { form: SupervisionForm, reason: Note }),
  decide: ({ appealId, at, by, form, reason }, appeal: Held | Disputed | Reported): Decision =>
    ok([{ type: "AppealSupervised", appealId, at, by, form, agency: appeal.assignment.agency, reason }]),
  evolve: {
    AppealSupervised: ({ form }, appeal) => ({ ...appeal, supervisions: [...appeal.supervisions, form] }),
  },
});
