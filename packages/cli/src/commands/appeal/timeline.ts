import { Args, Flags } from "@oclif/core";
import type { PolicyBook } from "@swiftline/core";
import { Audience, timeline } from "@swiftline/core/appeal";
import { cityFlag, dbFlag, invalid, requireKnown } from "../../flags.ts";
import { noSuchAppeal, unregistered } from "../../no-such-appeal.ts";
import { type Language, languages } from "../../present/clock-explanation.ts";
import { TimelineAnswer, timelineAnswer, timelineLines } from "../../present/timeline.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class AppealTimeline extends SwiftlineCommand {
  static override summary = "Tell what happened to an appeal, as far as somebody may know.";
  static override description =
    "The public sees what the city owes everybody, the caller what concerns them, an agency what it needs in order to act, the staff everything. For whom there is nothing to see, the appeal is not there.";
  static override examples = [
    {
      description: "What a status page may say",
      command: "<%= config.bin %> appeal timeline nyc-311:68643811 --city my-city",
    },
    {
      description: "What an agency sees, in Chinese",
      command: "<%= config.bin %> appeal timeline nyc-311:68643811 --for agency:NYPD --lang zh --city my-city",
    },
  ];
  static override args = {
    appeal: Args.string({
      ignoreStdin: true,
      description: "the appeal's id: its hotline and its number there",
      required: true,
    }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    for: Flags.string({
      summary: "for whom: public, caller, agency:CODE or staff",
      default: "public",
      helpValue: "WHO",
    }),
    lang: Flags.option({
      summary: "the language of the words",
      options: Object.keys(languages) as Language[],
      default: "en" as const,
    })(),
  };
  static override answers = TimelineAnswer;

  async run(): Promise<TimelineAnswer> {
    const { args, flags } = await this.parse(AppealTimeline);
    return this.withStore(flags, "read", async ({ log }, book) => {
      const audience = audienceOf(flags.for, book);
      const { history } = await log.read(args.appeal);
      if (history.length === 0) throw await unregistered(args.appeal, log, book);
      const entries = timeline(history, audience);
      if (entries.length === 0) throw noSuchAppeal(args.appeal);
      for (const line of timelineLines(entries, book, flags.lang)) this.log(line);
      return timelineAnswer(args.appeal, audience, { entries, book });
    });
  }
}

function audienceOf(said: string, book: PolicyBook): Audience {
  const audience = Audience.safeParse(said);
  if (!audience.success) throw invalid(`--for: ${said} is none of public, caller, agency:CODE, staff`);
  requireKnown(book, { agency: /^agency:(.*)$/.exec(said)?.[1] });
  return audience.data;
}
