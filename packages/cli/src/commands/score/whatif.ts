import { Flags } from "@oclif/core";
import { type LadderId, ladders, schemeOf, scoreRollupOf, scoreWhatIf } from "@swiftline/core/reporting";
import { cityFlag, dbFlag } from "../../flags.ts";
import { ScoreMovesAnswer, scoreMoveLines, scoreMovesAnswer } from "../../present/score-moves.ts";
import { askedScheme, askedToScore, periodFlags } from "../../score-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ScoreWhatif extends SwiftlineCommand {
  static override summary = "Score a period by another scheme: who would move, and by how many places.";
  static override description =
    "Nothing is written. The same votes are scored twice, by the scheme of the city and by the other one, without the excluded appeals.";
  static override examples = [
    {
      description: "A draft of next year's weights over last month",
      command: "<%= config.bin %> score whatif --scheme new-scheme.yaml --period 2025-06 --city my-city",
    },
    {
      description: "What a published scheme would make of the subdistricts, for a program",
      command:
        "<%= config.bin %> score whatif --scheme zhungeer --period 2025-06 --ladder subdistricts --json --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    ...periodFlags,
    scheme: Flags.string({
      summary: "the other scheme: one of score list, or a file",
      helpValue: "ID|FILE",
      required: true,
    }),
    ladder: Flags.option({ summary: "only this ladder", options: Object.keys(ladders) as LadderId[] })(),
    moved: Flags.boolean({ summary: "only units whose place would be another", default: false }),
  };
  static override answers = ScoreMovesAnswer;

  async run(): Promise<ScoreMovesAnswer> {
    const { flags } = await this.parse(ScoreWhatif);
    const { ladder, moved } = flags;
    const period = askedToScore(flags);
    const { scheme: other } = await askedScheme(flags.scheme);
    const answer = await this.withStore(flags, "read", async (store, book) => {
      const measures = await store.measures([scoreRollupOf(period)]);
      const moves = scoreWhatIf({ measures, book, period }, other);
      const wanted = moves.filter((move) => ladder === undefined || move.ladder === ladder);
      return scoreMovesAnswer(wanted, { period, scheme: schemeOf(period, book).id, other: other.id, moved });
    });
    for (const line of scoreMoveLines(answer)) this.log(line);
    return answer;
  }
}
