import { Flags } from "@oclif/core";
import { SupervisionForm } from "@swiftline/core/appeal";
import { supervisedAppeals } from "@swiftline/core/hotline";
import { cityFlag, dbFlag, limitFlag, requireKnown } from "../../flags.ts";
import { SupervisedAnswer, supervisedAnswer, supervisedLines } from "../../present/supervised.ts";

import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class SuperviseList extends SwiftlineCommand {
  static override summary = "List open appeals under supervision, the highest step of the ladder first.";
  static override description =
    "The ladder: a reminder, a written order, a public listing, an interview. A problem order, raised after repeated reworks, is listed with them. On one step, those that have stood there longest come first.";
  static override examples = [
    {
      description: "What an agency is pressed for",
      command: "<%= config.bin %> supervise list --agency NYPD --city my-city",
    },
    {
      description: "Where only an interview is left",
      command: "<%= config.bin %> supervise list --form listed --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    form: Flags.option({ summary: "only those of which this is the highest step", options: SupervisionForm.options })(),
    agency: Flags.string({ summary: "only held by this agency", helpValue: "CODE" }),
    limit: limitFlag,
  };
  static override answers = SupervisedAnswer;

  async run(): Promise<SupervisedAnswer> {
    const { flags } = await this.parse(SuperviseList);
    const { form, agency, limit } = flags;
    const answer = await this.withStore(flags, "read", async (store, book) => {
      requireKnown(book, { agency });
      return supervisedAnswer(await supervisedAppeals(store, { form, agency }), book, limit);
    });
    for (const line of supervisedLines(answer)) this.log(line);
    if (answer.more) this.hint("There are more; a larger --limit shows them.");
    return answer;
  }
}
