import { Flags } from "@oclif/core";
import { type WhatIf, whatIf } from "@swiftline/core/reporting";
import { openDraft } from "../../draft-book.ts";
import { cityFlag, dateFlag, dbFlag } from "../../flags.ts";
import { orderedDates } from "../../period.ts";
import { WhatIfAnswer, whatIfAnswer, whatIfLines } from "../../present/what-if.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class SlaWhatif extends SwiftlineCommand {
  static override summary = "Read the clocks of a period by draft policies or calendars: who would be late then.";
  static override description =
    "Nothing is written. Every clock is read twice from the log, by the city folder and by the draft in its place, as of the last thing that was recorded. With --fail-on-worse the exit status is 1 when more clocks would be late than are.";
  static override examples = [
    {
      description: "Draft policies, held to last month",
      command:
        "<%= config.bin %> sla whatif --policies draft-sla.yaml --from 2026-04-01 --to 2026-04-30 --city my-city",
    },
    {
      description: "A calendar with one more holiday; for a build that must not make anybody late",
      command: "<%= config.bin %> sla whatif --calendars draft-calendars --fail-on-worse --json --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    policies: Flags.string({
      aliases: ["policy"],
      summary: "a draft in place of sla.yaml",
      helpValue: "FILE",
    }),
    calendars: Flags.string({
      summary: "a folder of draft calendars, each in place of the one of its id",
      helpValue: "FOLDER",
    }),
    from: dateFlag({ summary: "only appeals registered on or after this date" }),
    to: dateFlag({ summary: "only appeals registered on or before this date" }),
    samples: Flags.integer({
      summary: "show at most so many of those newly late, and newly in time",
      default: 5,
      min: 0,
      max: 10_000,
      helpValue: "COUNT",
    }),
    "fail-on-worse": Flags.boolean({ summary: "exit status 1 when more would be late than are" }),
  };
  static override answers = WhatIfAnswer;

  async run(): Promise<WhatIfAnswer> {
    const { flags } = await this.parse(SlaWhatif);
    const { city, policies, calendars, samples } = flags;
    const periodIn = orderedDates(flags);
    const draft = await openDraft(city, { policies, calendars });
    const answer = await this.withStore(flags, "read", async (store, book) => {
      const asOf = (await store.latestAt()) ?? Date.now();
      const found: WhatIf = await whatIf(store.log.all(), { book, draft, asOf, ...periodIn(book.zone), samples });
      return whatIfAnswer(found, { book, draft, asOf });
    });
    for (const line of whatIfLines(answer)) this.log(line);
    if (flags["fail-on-worse"] && answer.draftLate > answer.late) process.exitCode = 1;
    return answer;
  }
}
