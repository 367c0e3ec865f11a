import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Ended, Reported } from "../appeal.ts";
import { agencyOf, Note } from "../terms.ts";
import { notScored } from "./request-exclusion.ts";

export const appealExclusion = defineAct({
  name: "appeal-exclusion",
  summary: "Object to the ruling that an appeal stays in the scores; the next ruling is final.",
  basis: "ours",
  by: ["agency"],
  from: ["reported", "closed"],
  to: "unchanged",
  command: command("AppealExclusion", { reason: Note }),
  decide({ appealId, at, by, reason }, appeal: Reported | Ended): Decision {
    const foreign = notScored(by, appeal);
    if (foreign !== undefined) return foreign;
    const { exclusion } = appeal;
    if (exclusion?.stands !== "refused") return no({ code: "appeal/nothing-asked", act: "rule-on-exclusion" });
    if (exclusion.final) return no({ code: "appeal/ruled-for-good" });
    return ok([{ type: "ExclusionAppealed", appealId, at, by, agency: agencyOf(by) ?? by, reason }]);
  },
  evolve: {
    ExclusionAppealed: (_event, appeal) =>
      appeal.exclusion === undefined ? appeal : { ...appeal, exclusion: { ...appeal.exclusion, stands: "appealed" } },
  },
});
