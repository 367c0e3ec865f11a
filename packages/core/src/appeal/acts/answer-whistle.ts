import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Held, Whistle } from "../appeal.ts";
import { agencyOf, Note } from "../terms.ts";

/** Whether a whistle waits for an agency. */
const waitsFor =
  (agency: string) =>
  ({ departments, answered }: Whistle): boolean =>
    departments.includes(agency) && !answered.some((one) => one.agency === agency);

export const answerWhistle = defineAct({
  name: "answer-whistle",
  summary: "A department reports in to a whistle.",
  basis: "Beijing regulation on swift response, article 16",
  by: ["agency"],
  from: ["signed", "handling"],
  to: "unchanged",
  command: command("AnswerWhistle", { note: Note }),
  decide({ appealId, at, by, note }, { whistles }: Held): Decision {
    const agency = agencyOf(by) ?? by;
    if (!whistles.some(waitsFor(agency))) return no({ code: "appeal/not-summoned", agency });
    return ok([{ type: "WhistleAnswered", appealId, at, by, agency, note }]);
  },
  evolve: {
    WhistleAnswered({ at, agency }, appeal) {
      const whistles = appeal.whistles.map((whistle) =>
        waitsFor(agency)(whistle) ? { ...whistle, answered: [...whistle.answered, { agency, at }] } : whistle,
      );
      return { ...appeal, whistles };
    },
  },
});
