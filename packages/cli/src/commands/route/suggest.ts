import { Flags } from "@oclif/core";
import { type HandledAppeal, suggest } from "@swiftline/core/routing/proof";
import { cityFlag, dateFlag, dbFlag } from "../../flags.ts";
import { handledAppeal } from "../../handled-appeal.ts";
import { appealsOf } from "../../past-appeals.ts";
import { percentFlag } from "../../percent-flag.ts";
import { orderedDates } from "../../period.ts";
import { SuggestAnswer, suggestAnswer, suggestedRows, suggestLines } from "../../present/route-suggest.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class RouteSuggest extends SwiftlineCommand {
  static override summary = "Propose rules that past returns and reassignments speak for.";
  static override description =
    "Compares the agency to which a rule sent an appeal first with the one that had it in the end. What the earlier seven tenths of the appeals teach is kept only where it proves right on the later three. Each proposal says what it would have corrected and what it would have broken, by deciding every appeal again. Nothing is written.";
  static override examples = [
    {
      description: "What a year of returns teaches",
      command: "<%= config.bin %> route suggest --from 2025-05-01 --city my-city",
    },
    {
      description: "As rows for the table, only what is all but certain",
      command: "<%= config.bin %> route suggest --min-support 50 --min-precision 98 --csv --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    from: dateFlag({ summary: "only appeals registered on or after this date" }),
    to: dateFlag({ summary: "only appeals registered on or before this date" }),
    "min-support": Flags.integer({
      summary: "how many appeals a rule must have corrected",
      default: 20,
      min: 1,
      helpValue: "COUNT",
    }),
    "min-precision": percentFlag({
      summary: "of the appeals that a rule moves, the share that it must move rightly",
      default: 90,
    }),
    csv: Flags.boolean({ summary: "print rows for the table, and nothing else", exclusive: ["json"] }),
  };
  static override answers = SuggestAnswer;

  async run(): Promise<SuggestAnswer> {
    const { flags } = await this.parse(RouteSuggest);
    const periodIn = orderedDates(flags);
    const answer = await this.withStore(flags, "read", async (store, book) => {
      const handled: HandledAppeal[] = [];
      for await (const logged of appealsOf(store, periodIn(book.zone))) handled.push(...handledAppeal(logged));
      const options = { minSupport: flags["min-support"], minPrecision: flags["min-precision"] / 100 };
      const router = book.routing.at(Date.now());
      return suggestAnswer(suggest(handled, router, { domain: book.domain, ...options }), handled, router.set.version);
    });
    for (const line of flags.csv ? suggestedRows(answer) : suggestLines(answer)) this.log(line);
    return answer;
  }
}
