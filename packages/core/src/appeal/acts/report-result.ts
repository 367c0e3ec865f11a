import { z } from "zod";
import { ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import type { Held } from "../appeal.ts";

export const reportResult = defineAct({
  name: "report-result",
  summary: "Report what was done, to the caller and to the hotline.",
  basis: "Beijing regulation on swift response, article 15(3)",
  by: ["agency", "import"],
  from: ["dispatched", "signed", "handling", "parked"],
  to: ["reported"],
  command: command("ReportResult", { result: z.string().max(4000), evidence: z.array(z.string()).optional() }),
  decide({ appealId, at, by, result, evidence }, appeal: Held): Decision {
    const { agency } = appeal.assignment;
    return (
      notYours(by, agency) ??
      ok([{ type: "ResultReported", appealId, at, by, agency, result, ...(evidence && { evidence }) }])
    );
  },
  evolve: { ResultReported: ({ at }, appeal) => ({ ...appeal, status: "reported", reportedAt: at }) },
});
