import { Args, Flags } from "@oclif/core";
import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import { AppealKind, agencyHolding, Channel, fold } from "@swiftline/core/appeal";
import type { Subject } from "@swiftline/core/routing";
import { openCity } from "@swiftline/files";
import { cityFlag, databaseOf, dbFlag, invalid, requireKnown, type StoreFlags } from "../../flags.ts";
import { RouteAnswer, routeAnswer, routeLines } from "../../present/route.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { withStoreOf } from "../../with-store.ts";

export default class RouteExplain extends SwiftlineCommand {
  static override summary = "Explain where an appeal goes by the city's table, and why.";
  static override description =
    "Names the rule and the facts that decided, what else matched, and what nearly did. Give an appeal's id, or describe a matter by its category.";
  static override examples = [
    { description: "An appeal", command: "<%= config.bin %> route explain nyc-311:68643811 --city my-city" },
    {
      description: "A matter that nobody has reported yet",
      command:
        '<%= config.bin %> route explain --category graffiti --area brooklyn --text "on a school wall" --city my-city',
    },
  ];
  static override args = {
    appeal: Args.string({ ignoreStdin: true, description: "the appeal's id: its hotline and its number there" }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    category: Flags.string({ summary: "what the matter is about", helpValue: "CODE" }),
    area: Flags.string({ summary: "where it lies", helpValue: "CODE" }),
    text: Flags.string({ summary: "what was said", helpValue: "TEXT" }),
    kind: Flags.option({ summary: "what is wanted; a complaint when left out", options: AppealKind.options })(),
    channel: Flags.option({ summary: "how it came in; by phone when left out", options: Channel.options })(),
  };
  static override answers = RouteAnswer;

  async run(): Promise<RouteAnswer> {
    const { args, flags } = await this.parse(RouteExplain);
    const book = await openCity(flags.city);
    const { subject, acted } =
      args.appeal === undefined ? describedBy(flags, book) : await appealOf(args.appeal, flags, book);
    const answer = routeAnswer(book.router.explain(subject), acted, book);
    for (const line of routeLines(answer, book)) this.log(line);
    return answer;
  }
}

/** A matter, and who has acted on it, if anybody has. */
interface Asked {
  readonly subject: Subject;
  readonly acted?: string | undefined;
}

interface MatterFlags {
  readonly category?: string | undefined;
  readonly area?: string | undefined;
  readonly text?: string | undefined;
  readonly kind?: AppealKind | undefined;
  readonly channel?: Channel | undefined;
}

function describedBy(flags: MatterFlags, book: PolicyBook): Asked {
  const { category, area, text = "", kind = "complaint", channel = "phone" } = flags;
  if (category === undefined)
    throw invalid("name an appeal, or describe a matter by its --category", "swiftline route explain --help");
  requireKnown(book, { category, area });
  return { subject: { category, ...(area !== undefined && { area }), text, kind, channel } };
}

async function appealOf(id: string, flags: StoreFlags & MatterFlags, book: PolicyBook): Promise<Asked> {
  const { category, area, text, kind, channel } = flags;
  if ([category, area, text, kind, channel].some((flag) => flag !== undefined))
    throw invalid("an appeal has its own category, area and text", "name an appeal or describe a matter, not both");
  const history = await withStoreOf(book, databaseOf(flags), "read", async ({ log }) => (await log.read(id)).history);
  const appeal = fold(history);
  if (appeal === undefined)
    throw new SwiftlineError("appeal/not-found", `there is no appeal ${id}`, { tryThis: "swiftline appeal list" });
  return { subject: appeal.matter, acted: agencyHolding(appeal) };
}
