import { Flags } from "@oclif/core";
import { dueThen } from "@swiftline/core/hotline";
import { formatInZone, HOUR } from "@swiftline/core/time";
import { cityFlag, dbFlag, durationFlag, limitFlag, momentFlag, requireKnown } from "../../flags.ts";
import { LOOKING_BACK, lookedFrom } from "../../looked-from.ts";
import { DueAnswer, dueLines } from "../../present/due.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class SlaDue extends SwiftlineCommand {
  static override summary = "List open appeals by when they are due, soonest first.";
  static override description =
    "What is overdue comes first. --at looks from another moment than now, such as the end of an imported record; the list is then the one of that moment, by what had happened until then.";
  static override examples = [
    {
      description: "What an agency must settle within four hours",
      command: "<%= config.bin %> sla due --within 4h --agency NYPD --city my-city",
    },
    {
      description: "What was overdue at a moment",
      command: "<%= config.bin %> sla due --at 2026-05-23T02:00 --within 0h --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    within: durationFlag({
      summary: "due within this time, such as 4h or 2d",
      default: 24 * HOUR,
      defaultHelp: async () => "24h",
    }),
    at: momentFlag({ summary: "look from this moment instead of now, in the city's time or with an offset" }),
    agency: Flags.string({ summary: "only held by this agency", helpValue: "CODE" }),
    limit: limitFlag,
  };
  static override answers = DueAnswer;

  async run(): Promise<DueAnswer> {
    const { flags } = await this.parse(SlaDue);
    const { at, within, agency, limit } = flags;
    const answer = await this.withStore(flags, "read", async (store, book) => {
      requireKnown(book, { agency });
      const { now, past } = await lookedFrom(at, book, store);
      if (past) this.hint(LOOKING_BACK);
      const filter = { before: now + within, agency, limit: limit + 1 };
      const due = past ? await dueThen(store.log, book, { now, ...filter }) : await store.list.due(filter);
      return {
        asOf: formatInZone(now, book.zone),
        more: due.length > limit,
        due: due.slice(0, limit).map(({ appealId, agency, category, policy, dueAt }) => ({
          id: appealId,
          agency: agency ?? null,
          category,
          policy,
          dueAt: formatInZone(dueAt, book.zone),
          overdue: now > dueAt,
        })),
      };
    });
    for (const line of dueLines(answer)) this.log(line);
    if (answer.more) this.hint("There are more; a larger --limit shows them.");
    return answer;
  }
}
