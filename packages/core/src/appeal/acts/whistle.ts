import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct, notYours, unknownAgency } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code, Note } from "../terms.ts";

/** The subdistrict stays in the lead; who is called assists it from then on, and must report in. */
export const whistle = defineAct({
  name: "whistle",
  summary: "A subdistrict whistles: departments must come and help; both sides are scored.",
  basis:
    "Beijing regulation on swift response, articles 16 and 33; regulation on subdistrict offices, articles 5 and 17",
  by: ["agency"],
  from: ["signed", "handling"],
  to: "unchanged",
  command: command("BlowWhistle", { departments: z.array(Code).min(1), matter: Note }),
  decide({ appealId, at, by, departments: named, matter }, { assignment: { agency } }: Held, rules): Decision {
    const foreign = notYours(by, agency);
    if (foreign !== undefined) return foreign;
    if (!rules.mayWhistle(agency)) return no({ code: "appeal/may-not-whistle", agency });
    const unknown = unknownAgency(rules, ...named);
    if (unknown !== undefined) return unknown;
    if (named.includes(agency)) return no({ code: "appeal/takes-part-already", agency, as: "lead" });
    const departments = [...new Set(named)];
    return ok([{ type: "WhistleBlown", appealId, at, by, agency, departments, matter }]);
  },
  evolve: {
    WhistleBlown({ at, agency, departments }, { assignment, ...appeal }) {
      const coHandlers = [...new Set([...assignment.coHandlers, ...departments])];
      const whistles = [...appeal.whistles, { at, agency, departments, answered: [] }];
      return { ...appeal, whistles, assignment: { ...assignment, coHandlers } };
    },
  },
});
