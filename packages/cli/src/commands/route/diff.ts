import { Args, Flags } from "@oclif/core";
import { diffRuleSets } from "@swiftline/core/routing/proof";
import { offsetMomentFlag } from "../../flags.ts";
import { DiffAnswer, diffAnswer, diffLines } from "../../present/route-diff.ts";
import { openTables } from "../../routing-drafts.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class RouteDiff extends SwiftlineCommand {
  static override summary = "Tell how two versions of the dispatch tables differ, rule by rule.";
  static override description =
    "Names the rules that came, went, read otherwise (cell by cell), and as few that moved as explain the new order. Each side is a city folder, a folder of tables or one table file. With --exit-code the exit status is 1 when they differ.";
  static override examples = [
    { description: "A draft against the city's own table", command: "<%= config.bin %> route diff my-city draft.csv" },
    {
      description: "Two city folders, in a build",
      command: "<%= config.bin %> route diff released my-city --exit-code",
    },
  ];
  static override args = {
    before: Args.string({
      ignoreStdin: true,
      required: true,
      description: "a city folder, a folder of tables or a table file",
    }),
    after: Args.string({ ignoreStdin: true, required: true, description: "the same, to compare with it" }),
  };
  static override flags = {
    at: offsetMomentFlag({ summary: "compare the sets in force at this moment, with an offset; now when left out" }),
    "exit-code": Flags.boolean({ summary: "exit status 1 when they differ" }),
  };
  static override answers = DiffAnswer;

  async run(): Promise<DiffAnswer> {
    const { args, flags } = await this.parse(RouteDiff);
    const at = flags.at ?? Date.now();
    const [before, after] = await Promise.all([openTables(args.before), openTables(args.after)]);
    const [a, b] = [before.at(at).set, after.at(at).set];
    const answer = diffAnswer(a, b, diffRuleSets(a, b));
    for (const line of diffLines(answer)) this.log(line);
    if (flags["exit-code"] && answer.tables.length > 0) process.exitCode = 1;
    return answer;
  }
}
