import { Flags } from "@oclif/core";
import { openCoverage } from "@swiftline/core/routing/proof";
import { cityFlag, dateFlag, dbFlag } from "../../flags.ts";
import { appealsOf } from "../../past-appeals.ts";
import { orderedDates } from "../../period.ts";
import { CoverageAnswer, coverageAnswer, coverageLines } from "../../present/route-coverage.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class RouteCoverage extends SwiftlineCommand {
  static override summary = "Tell which rules decide the appeals of a period, and which decide none.";
  static override description =
    "Every appeal is decided by the tables in force now, as at the moment when it was registered. Tells for each table how often each rule decided, which never did, and how much was left to the default.";
  static override examples = [
    { description: "The whole log", command: "<%= config.bin %> route coverage --city my-city" },
    {
      description: "Rules that decided nothing in a year",
      command: "<%= config.bin %> route coverage --never --from 2025-05-01 --to 2026-04-30 --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    from: dateFlag({ summary: "only appeals registered on or after this date" }),
    to: dateFlag({ summary: "only appeals registered on or before this date" }),
    never: Flags.boolean({ summary: "only the rules that never decided" }),
  };
  static override answers = CoverageAnswer;

  async run(): Promise<CoverageAnswer> {
    const { flags } = await this.parse(RouteCoverage);
    const periodIn = orderedDates(flags);
    const answer = await this.withStore(flags, "read", async (store, book) => {
      const count = openCoverage(book.routing.at(Date.now()));
      for await (const { subject } of appealsOf(store, periodIn(book.zone))) count.add(subject);
      return coverageAnswer(count.found(), book.zone, { onlyNever: flags.never });
    });
    for (const line of coverageLines(answer)) this.log(line);
    return answer;
  }
}
