import { Flags } from "@oclif/core";
import { appealStatuses } from "@swiftline/core/appeal";
import { cityFlag, dbFlag, limitFlag, requireKnown } from "../../flags.ts";
import { AppealListAnswer, appealLine, appealListLines } from "../../present/appeal-list.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class AppealList extends SwiftlineCommand {
  static override summary = "List appeals, newest first.";
  static override description =
    "A category or an area stands for everything below it. Codes are those of the city's agencies.csv, categories.csv and areas.csv.";
  static override examples = [
    {
      description: "What an agency still holds",
      command: "<%= config.bin %> appeal list --open --agency DSNY --city my-city",
    },
    {
      description: "The last five noise complaints of a borough, for a program",
      command:
        "<%= config.bin %> appeal list --category noise-and-disturbance --area brooklyn --limit 5 --json --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    open: Flags.boolean({ summary: "only open appeals; --no-open: only ended ones", allowNo: true }),
    status: Flags.option({ summary: "only with this status", options: appealStatuses })(),
    agency: Flags.string({ summary: "only held by this agency", helpValue: "CODE" }),
    category: Flags.string({ summary: "only of this category", helpValue: "CODE" }),
    area: Flags.string({ summary: "only in this area", helpValue: "CODE" }),
    limit: limitFlag,
  };
  static override answers = AppealListAnswer;

  async run(): Promise<AppealListAnswer> {
    const { flags } = await this.parse(AppealList);
    const { open, status, agency, category, area, limit } = flags;
    const answer = await this.withStore(flags, "read", async (store, book) => {
      requireKnown(book, { agency, category, area });
      const page = await store.list.find({ open, status, agency, category, area }, { limit });
      return { appeals: page.appeals.map((appeal) => appealLine(appeal, book)), more: page.next !== undefined };
    });
    for (const line of appealListLines(answer)) this.log(line);
    if (answer.more) this.hint("There are more; a larger --limit shows them.");
    return answer;
  }
}
