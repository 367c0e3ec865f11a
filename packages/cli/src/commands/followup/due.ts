import { Flags } from "@oclif/core";
import { followUpsDue, followUpsDueThen } from "@swiftline/core/hotline";
import { cityFlag, dbFlag, durationFlag, limitFlag, momentFlag, requireKnown } from "../../flags.ts";
import { LOOKING_BACK, lookedFrom } from "../../looked-from.ts";
import { FollowUpsDueAnswer, followUpsDueAnswer, followUpsDueLines } from "../../present/follow-ups-due.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class FollowupDue extends SwiftlineCommand {
  static override summary = "List the callers who are to be called back, soonest due first.";
  static override description =
    "Every appeal with a result, or past its limit without one, whose caller has not been reached yet, with the attempts so far. Appeals that were merged are listed one by one: each caller has a say. --at shows the list of another moment than now, by what had happened until then.";
  static override examples = [
    {
      description: "Whom to call in the next four hours",
      command: "<%= config.bin %> followup due --within 4h --city my-city",
    },
    {
      description: "Who waited at a moment for word about an agency's results",
      command: "<%= config.bin %> followup due --agency NYPD --at 2026-05-23T02:00 --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    within: durationFlag({ summary: "only those due within this time, such as 4h or 2d" }),
    at: momentFlag({ summary: "look from this moment instead of now, in the city's time or with an offset" }),
    agency: Flags.string({ summary: "only appeals of this agency", helpValue: "CODE" }),
    limit: limitFlag,
  };
  static override answers = FollowUpsDueAnswer;

  async run(): Promise<FollowUpsDueAnswer> {
    const { flags } = await this.parse(FollowupDue);
    const { at, within, agency, limit } = flags;
    const answer = await this.withStore(flags, "read", async (store, book) => {
      requireKnown(book, { agency });
      const { now, past } = await lookedFrom(at, book, store);
      if (past) this.hint(LOOKING_BACK);
      const before = within === undefined ? undefined : now + within;
      const filter = { agency, now, before, limit: limit + 1 };
      const due = past ? await followUpsDueThen(store.log, book, filter) : await followUpsDue(store, book, filter);
      return followUpsDueAnswer(due, book, { now, limit });
    });
    for (const line of followUpsDueLines(answer)) this.log(line);
    if (answer.more) this.hint("There are more; a larger --limit shows them.");
    return answer;
  }
}
