import { Flags } from "@oclif/core";
import { openWhatIf } from "@swiftline/core/routing/proof";
import { startOfDate } from "@swiftline/core/time";
import { cityFlag, dateFlag, dbFlag } from "../../flags.ts";
import { appealsOf } from "../../past-appeals.ts";
import { percentFlag } from "../../percent-flag.ts";
import { orderedDates } from "../../period.ts";
import {
  movesTooMany,
  RoutingWhatIfAnswer,
  routingWhatIfAnswer,
  routingWhatIfLines,
} from "../../present/route-what-if.ts";
import { openDraftTables } from "../../routing-drafts.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class RouteWhatif extends SwiftlineCommand {
  static override summary = "Decide past appeals by draft tables: who would get what from whom.";
  static override description =
    "Nothing is written. Every appeal of the period is decided by the tables in force now and by the draft in their place, as at the moment when it was registered. With --fail-on-move the exit status is 1 when more of them would go to another agency.";
  static override examples = [
    {
      description: "A draft table, held to last month",
      command: "<%= config.bin %> route whatif --tables draft.csv --from 2026-04-01 --to 2026-04-30 --city my-city",
    },
    {
      description: "For a build that must not move more than one appeal in a hundred",
      command: "<%= config.bin %> route whatif --tables draft --fail-on-move 1 --json --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    tables: Flags.string({ summary: "a draft: a table file, or a folder of them", helpValue: "DRAFT", required: true }),
    from: dateFlag({ summary: "only appeals registered on or after this date" }),
    to: dateFlag({ summary: "only appeals registered on or before this date" }),
    samples: Flags.integer({
      summary: "show at most so many of those decided differently",
      default: 5,
      min: 0,
      max: 10_000,
      helpValue: "COUNT",
    }),
    "fail-on-move": percentFlag({
      summary: "exit status 1 when more than this share of the appeals goes to another agency",
    }),
  };
  static override answers = RoutingWhatIfAnswer;

  async run(): Promise<RoutingWhatIfAnswer> {
    const { flags } = await this.parse(RouteWhatif);
    const periodIn = orderedDates(flags);
    const answer = await this.withStore(flags, "read", async (store, book) => {
      const now = Date.now();
      const { zone, domain } = book;
      const drafts = await openDraftTables(flags.tables, { domain, startOfDate: (date) => startOfDate(zone, date) });
      const [inForce, draft] = [book.routing.at(now), drafts.at(now)];
      const comparison = openWhatIf(inForce, draft, { domain, samples: flags.samples });
      for await (const { appeal, subject } of appealsOf(store, periodIn(zone)))
        comparison.add({ id: appeal.id, subject, returned: appeal.returns.length > 0 });
      return routingWhatIfAnswer(comparison.found(), { inForce: inForce.set, draft: draft.set });
    });
    for (const line of routingWhatIfLines(answer)) this.log(line);
    if (movesTooMany(answer, flags["fail-on-move"])) process.exitCode = 1;
    return answer;
  }
}
