import { Args, Flags } from "@oclif/core";
import {
  AppealsBehind,
  appealsBehind,
  type ExplainedMeasure,
  explainedMeasures,
  schemeOf,
  scoreExplanation,
} from "@swiftline/core/reporting";
import { cityFlag, dbFlag, invalid, limitFlag } from "../../flags.ts";
import { scoreExplanationLines } from "../../present/score-explanation.ts";
import { askedToScore, knownUnit, periodFlags } from "../../score-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ScoreExplain extends SwiftlineCommand {
  static override summary = "Show each appeal behind the scores of a unit, and what it counts for.";
  static override description =
    "The appeals are read from the log and counted by the very function that fills the scores. What each earns is by the scheme of the city, from 0 to 1.";
  static override examples = [
    {
      description: "Everything behind a month of one unit",
      command: "<%= config.bin %> score explain NYPD --period 2026-05 --city my-city",
    },
    {
      description: "The appeals behind its unresolved ones, the next page of them",
      command:
        "<%= config.bin %> score explain NYPD --period 2026-05 --measure unresolved --after nyc-311:20 --city my-city",
    },
  ];
  static override args = {
    unit: Args.string({ ignoreStdin: true, description: "the code of the unit, or its name", required: true }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    ...periodFlags,
    measure: Flags.option({
      summary: "only the appeals behind this number",
      options: Object.keys(explainedMeasures) as ExplainedMeasure[],
    })(),
    after: Flags.string({ summary: "only those behind this appeal, for the next page", helpValue: "APPEAL" }),
    limit: limitFlag,
  };
  static override answers = AppealsBehind;

  async run(): Promise<AppealsBehind> {
    const { args, flags } = await this.parse(ScoreExplain);
    const { measure, after, limit } = flags;
    const period = askedToScore(flags);
    const answer = await this.withStore(flags, "read", async (store, book) => {
      const unit = knownUnit(args.unit, book);
      const behind = scoreExplanation(unit.id, store.facts(), book, period);
      const page = await appealsBehind(behind, { unit, period, scheme: schemeOf(period, book), measure, after, limit });
      if (page === undefined) throw invalid(`--after: ${after} is not behind the scores of ${unit.id} in ${period.id}`);
      return page;
    });
    for (const line of scoreExplanationLines(answer)) this.log(line);
    if (answer.next !== null) this.hint(`There are more: --after ${answer.next} shows them.`);
    return answer;
  }
}
