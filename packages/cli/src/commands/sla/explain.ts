import { Args, Flags } from "@oclif/core";
import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import { formatInZone, SECOND } from "@swiftline/core/time";
import { askedMoment, cityFlag, dbFlag, momentFlag } from "../../flags.ts";
import { unregistered } from "../../no-such-appeal.ts";
import {
  ExplainedAnswer,
  explainedAnswer,
  explainedLines,
  type Language,
  languages,
} from "../../present/clock-explanation.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class SlaExplain extends SwiftlineCommand {
  static override summary = "Explain the clocks of an appeal: every stretch that counted or did not, and why.";
  static override description =
    "Enough to count each limit again by hand: the policy and the calendar, when it ran, what was counted, what made it stand still. --at shows what it would have said at an earlier moment.";
  static override examples = [
    {
      description: "How the limit came about",
      command: "<%= config.bin %> sla explain nyc-311:68643811 --city my-city",
    },
    {
      description: "The same in Chinese, as of a moment",
      command: "<%= config.bin %> sla explain beijing:20260105-7 --at 2026-01-09T12:00 --lang zh --city beijing",
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
    at: momentFlag({ summary: "as of this moment instead of now, in the city's time or with an offset" }),
    lang: Flags.option({
      summary: "the language of the words",
      options: Object.keys(languages) as Language[],
      default: "en" as const,
    })(),
  };
  static override answers = ExplainedAnswer;

  async run(): Promise<ExplainedAnswer> {
    const { args, flags } = await this.parse(SlaExplain);
    const { at, lang: language } = flags;
    return this.withStore(flags, "read", async ({ log }, book) => {
      const now = askedMoment(at, book) ?? thisSecond();
      const { appealId, history } = await log.read(args.appeal);
      const answer = explainedAnswer(appealId, history, { book, now, language });
      const [first] = history;
      if (first === undefined) throw await unregistered(appealId, log, book);
      if (answer === undefined) throw notYet(appealId, first.at, book);
      for (const line of explainedLines(answer, book)) this.log(line);
      return answer;
    });
  }
}

/** Nobody wants to read of milliseconds that have no meaning. */
const thisSecond = (): number => Math.floor(Date.now() / SECOND) * SECOND;

const notYet = (appealId: string, firstAt: number, { zone }: PolicyBook): SwiftlineError =>
  new SwiftlineError("appeal/not-found", `there was no appeal ${appealId} yet`, {
    tryThis: `it came in at ${formatInZone(firstAt, zone)}; name a later moment with --at`,
  });
