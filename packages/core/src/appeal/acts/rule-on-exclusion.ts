import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Ended, Exclusion, Reported } from "../appeal.ts";
import { Note } from "../terms.ts";

const waits = ({ stands }: Exclusion): boolean => stands === "requested" || stands === "appealed";

export const ruleOnExclusion = defineAct({
  name: "rule-on-exclusion",
  summary: "Decide whether an appeal is left out of the scores; the ruling on an appeal is final.",
  basis: "Practice of Beijing districts; criteria are the city's",
  by: ["reviewer"],
  from: ["reported", "closed"],
  to: "unchanged",
  command: command("RuleOnExclusion", { excluded: z.boolean(), reason: Note }),
  decide: ({ appealId, at, by, excluded, reason }, { exclusion }: Reported | Ended): Decision =>
    exclusion === undefined || !waits(exclusion)
      ? no({ code: "appeal/nothing-asked", act: "request-exclusion" })
      : ok([{ type: "ExclusionRuled", appealId, at, by, excluded, reason }]),
  evolve: {
    ExclusionRuled({ excluded }, appeal) {
      const asked = appeal.exclusion;
      const stands = excluded ? "granted" : "refused";
      const exclusion = asked && ({ ...asked, stands, final: asked.stands === "appealed" } as const);
      return { ...appeal, excluded, ...(exclusion && { exclusion }) };
    },
  },
});
