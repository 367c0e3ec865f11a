import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours } from "../act.ts";
import { type Appeal, agencyHolding, type Ended, type Exclusion, type Reported } from "../appeal.ts";
import { agencyOf, Code, Note } from "../terms.ts";

export const requestExclusion = defineAct({
  name: "request-exclusion",
  summary: "Ask that an appeal be left out of the scores (剔除).",
  basis: "Practice of Beijing districts; the grounds are the city's, and both bases are always published",
  by: ["agency"],
  from: ["reported", "closed"],
  to: "unchanged",
  command: command("RequestExclusion", { ground: Code, reason: Note }),
  decide({ appealId, at, by, ground, reason }, appeal: Reported | Ended, rules): Decision {
    const foreign = notScored(by, appeal);
    if (foreign !== undefined) return foreign;
    const { exclusionGrounds } = rules.parameters;
    if (exclusionGrounds.length > 0 && !exclusionGrounds.includes(ground))
      return no({ code: "city/unknown-ground", ground, known: exclusionGrounds });
    if (appeal.exclusion !== undefined)
      return no({ code: "appeal/asked-already", since: appeal.exclusion.requestedAt });
    const agency = agencyOf(by) ?? by;
    return ok([{ type: "ExclusionRequested", appealId, at, by, agency, ground, reason }]);
  },
  evolve: {
    ExclusionRequested({ at, agency, ground }, appeal) {
      const exclusion: Exclusion = { requestedAt: at, agency, ground, stands: "requested", final: false };
      return { ...appeal, exclusion };
    },
  },
});

/** Refuses an agency whose scores the appeal does not touch. */
export const notScored = (by: Parameters<typeof notYours>[0], appeal: Appeal): Decision | undefined =>
  notYours(by, agencyHolding(appeal) ?? "-");
