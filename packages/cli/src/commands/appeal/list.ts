import { Flags } from "@oclif/core";
import type { PolicyBook } from "@swiftline/core";
import { appealStatuses } from "@swiftline/core/appeal";
import type { AppealFilter, AppealPage } from "@swiftline/core/book";
import type { Store } from "@swiftline/store";
import { cityFlag, dbFlag, limitFlag, requireKnown, wordsFlag } from "../../flags.ts";
import { AppealListAnswer, appealLine, appealListLines } from "../../present/appeal-list.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class AppealList extends SwiftlineCommand {
  static override summary = "List appeals, newest first.";
  static override description =
    `A category or an area stands for everything below it. Codes are those of the city's agencies.csv, categories.csv and areas.csv.
Searched are the text and the address, whole words and any run of Chinese: all words must stand there, those in quotes as they follow each other. Confidential appeals are not searched. The first search after a large import takes the words in, which may take a while.`;
  static override examples = [
    {
      description: "What an agency still holds",
      command: "<%= config.bin %> appeal list --open --agency DSNY --city my-city",
    },
    {
      description: "The last five noise complaints of a borough, for a program",
      command:
        "<%= config.bin %> appeal list --category noise-and-disturbance --area brooklyn --limit 5 --json --city my-city",
    },
    {
      description: "What was said of a street, at night",
      command: `<%= config.bin %> appeal list --search '"flatbush avenue" night' --city my-city`,
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    open: Flags.boolean({ summary: "only open appeals; --no-open: only ended ones", allowNo: true }),
    status: Flags.option({ summary: "only with this status", options: appealStatuses })(),
    agency: Flags.string({ summary: "only held by this agency", helpValue: "CODE" }),
    category: Flags.string({ summary: "only of this category", helpValue: "CODE" }),
    area: Flags.string({ summary: "only in this area", helpValue: "CODE" }),
    search: wordsFlag({ summary: "only those in which all of these words stand" }),
    limit: limitFlag,
  };
  static override answers = AppealListAnswer;

  async run(): Promise<AppealListAnswer> {
    const { flags } = await this.parse(AppealList);
    const { open, status, agency, category, area, search: words, limit } = flags;
    const ask = async (store: Store, book: PolicyBook) => {
      requireKnown(book, { agency, category, area });
      const page = await firstOf(store, { open, status, agency, category, area, words }, limit);
      const appeals = page.appeals.map((appeal) => appealLine(appeal, book));
      return { answer: { appeals, more: page.next !== undefined }, isBehind: page.indexed?.complete === false };
    };
    const first = await this.withStore(flags, "read", ask);
    if (first.isBehind) this.hint("The words of what was written down since the last search are taken in.");
    const { answer } = first.isBehind ? await this.withStore(flags, "change", afterIndexing(ask)) : first;
    for (const line of appealListLines(answer)) this.log(line);
    if (answer.more) this.hint("There are more; a larger --limit shows them.");
    return answer;
  }
}

/** The first appeals of a list, however many of its pages are short. */
async function firstOf({ list }: Store, filter: AppealFilter, limit: number): Promise<AppealPage> {
  let page = await list.find(filter, { limit });
  while (page.appeals.length < limit && page.next !== undefined) {
    const { appeals, ...further } = await list.find(filter, { limit: limit - page.appeals.length, after: page.next });
    page = { ...further, appeals: [...page.appeals, ...appeals] };
  }
  return page;
}

/** Asks a store once the words of all its appeals can be searched. */
const afterIndexing =
  <Value>(ask: (store: Store, book: PolicyBook) => Promise<Value>) =>
  async (store: Store, book: PolicyBook): Promise<Value> => {
    while (!(await store.indexMore()).complete);
    return ask(store, book);
  };
