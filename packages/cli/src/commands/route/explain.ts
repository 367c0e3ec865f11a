import { Args, Flags } from "@oclif/core";
import type { PolicyBook } from "@swiftline/core";
import { AppealKind, agencyHolding, Channel, fold, Population, Priority } from "@swiftline/core/appeal";
import { explainDispatch, explainMatter } from "@swiftline/core/book";
import type { Subject } from "@swiftline/core/routing";
import { ToldRoute } from "@swiftline/core/text";
import { openCity } from "@swiftline/files";
import {
  askedMoment,
  cityFlag,
  databaseOf,
  dbFlag,
  invalid,
  momentFlag,
  requireKnown,
  type StoreFlags,
} from "../../flags.ts";
import { noSuchAppeal, unregistered } from "../../no-such-appeal.ts";
import { type Language, languages } from "../../present/clock-explanation.ts";
import { type Explained, routeAnswer, routeLines } from "../../present/route.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { withStoreOf } from "../../with-store.ts";

export default class RouteExplain extends SwiftlineCommand {
  static override summary = "Explain where an appeal goes by the city's tables, and why.";
  static override description =
    "Names the rules and the facts that decided, what else matched, what nearly did and what was not known. Of an appeal that the tables dispatched it computes the whole explanation again, by the rule set and at the moment of its dispatch. Give an appeal's id, or describe a matter by its category.";
  static override examples = [
    { description: "An appeal", command: "<%= config.bin %> route explain nyc-311:68643811 --city my-city" },
    {
      description: "A matter that nobody has reported yet",
      command:
        '<%= config.bin %> route explain --category graffiti --area brooklyn --text "on a school wall" --city my-city',
    },
    {
      description: "Why does it not go to the police? In Chinese",
      command: "<%= config.bin %> route explain nyc-311:68643811 --why-not NYPD --lang zh --city my-city",
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
    population: Flags.option({ summary: "who appeals", options: Population.options })(),
    priority: Flags.option({
      summary: "how urgent it is; the urgency table may say otherwise",
      options: Priority.options,
    })(),
    language: Flags.string({ summary: "the language of the caller", helpValue: "TAG" }),
    at: momentFlag({
      summary: "as of this moment, in the city's time or with an offset, instead of now or of its dispatch",
    }),
    "why-not": Flags.string({ summary: "why does it not go to this agency?", helpValue: "AGENCY" }),
    near: Flags.integer({
      summary: "name so many of the rules that nearly matched",
      default: 5,
      min: 0,
      max: 1000,
      helpValue: "COUNT",
    }),
    lang: Flags.option({
      summary: "the language of the words",
      options: Object.keys(languages) as Language[],
      default: "en" as const,
    })(),
  };
  static override answers = ToldRoute;

  async run(): Promise<ToldRoute> {
    const { args, flags } = await this.parse(RouteExplain);
    const book = await openCity(flags.city);
    const agency = flags["why-not"];
    requireKnown(book, { agency });
    const asking = { near: flags.near, ...(agency !== undefined && { whyNot: agency }) };
    const explained =
      args.appeal === undefined
        ? explainMatter(describedBy(flags, book), book, asking)
        : await explainAppeal(args.appeal, flags, book, asking);
    const answer = routeAnswer(explained, book, flags.lang);
    for (const line of routeLines(answer, book, flags.lang)) this.log(line);
    return answer;
  }
}

/** How many near matches to name, and the agency asked about. */
type Asking = Parameters<typeof explainDispatch>[2];

type Described = "category" | "area" | "text" | "kind" | "channel" | "population" | "priority" | "language";
type MatterFlags = { readonly [Part in Described]?: Subject[Part] | undefined } & { readonly at?: string | undefined };

function describedBy(flags: MatterFlags, book: PolicyBook): Subject {
  const { category, area, text = "", kind = "complaint", channel = "phone" } = flags;
  if (category === undefined)
    throw invalid("name an appeal, or describe a matter by its --category", "swiftline route explain --help");
  requireKnown(book, { category, area });
  const { population, priority, language } = flags;
  const at = askedMoment(flags.at, book) ?? Date.now();
  return { category, area, text, kind, channel, population, priority, language, at };
}

async function explainAppeal(
  id: string,
  flags: StoreFlags & MatterFlags,
  book: PolicyBook,
  asking: Asking,
): Promise<Explained> {
  const { category, area, text, kind, channel, population, priority, language } = flags;
  if ([category, area, text, kind, channel, population, priority, language].some((flag) => flag !== undefined))
    throw invalid("an appeal has its own category, area and text", "name an appeal or describe a matter, not both");
  const history = await withStoreOf(book, databaseOf(flags), "read", async ({ log }) => {
    const { history: read } = await log.read(id);
    if (read.length === 0) throw await unregistered(id, log, book);
    return read;
  });
  const appeal = fold(history);
  const explained = explainDispatch(history, book, asking);
  if (appeal === undefined || explained === undefined) throw noSuchAppeal(id);
  const acted = agencyHolding(appeal);
  const at = askedMoment(flags.at, book);
  if (at === undefined) return { ...explained, acted };
  return { ...explainMatter({ ...appeal.matter, at }, book, asking), acted };
}
