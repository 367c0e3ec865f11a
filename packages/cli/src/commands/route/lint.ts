import { writeFile } from "node:fs/promises";
import { Flags } from "@oclif/core";
import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import { type RuleSet, type Subject, type TableName, tableOrder } from "@swiftline/core/routing";
import { lint } from "@swiftline/core/routing/lint";
import { DAY, dateOfLocal, formatDate, localOf, parseDate, startOfDate } from "@swiftline/core/time";
import { openCity, readCityFolder } from "@swiftline/files";
import { cityFlag, databaseOf, dateFlag, dbFlag } from "../../flags.ts";
import { appealsOf } from "../../past-appeals.ts";
import {
  LintAnswer,
  type LintLanguage,
  lintAnswer,
  lintLanguages,
  lintLines,
  witnessLines,
} from "../../present/lint.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { withStoreOf } from "../../with-store.ts";
import { written } from "../../written.ts";

const YEAR = 365 * DAY;

export default class RouteLint extends SwiftlineCommand {
  static override summary = "Prove the dispatch tables: rules that never decide, overlaps, gaps, closed agencies.";
  static override description =
    "Looks at all appeals there can be, not at those there were, and shows one for everything it finds. Rule sets that are over on the date are left out. Exit status 1 when there is an error.";
  static override examples = [
    { description: "The tables of a city", command: "<%= config.bin %> route lint --city my-city" },
    {
      description: "What matters most for the appeals of the last year",
      command: "<%= config.bin %> route lint --weigh --city my-city",
    },
    {
      description: "Keep what it shows as golden appeals",
      command: "<%= config.bin %> route lint --city my-city --witnesses found.golden.jsonl",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: { ...dbFlag, summary: "weigh by the appeals of this database; none for not weighing" },
    table: Flags.option({ summary: "only this table", options: tableOrder })(),
    at: dateFlag({ summary: "as of this date instead of today" }),
    weigh: Flags.boolean({ summary: "tell how many appeals of the last year each finding is about" }),
    strict: Flags.boolean({ summary: "exit status 1 when there is a warning too" }),
    all: Flags.boolean({ summary: "tell overlaps too in which no appeal is known to lie" }),
    witnesses: written(
      Flags.string({ summary: "write the appeals that show findings, as golden appeals", helpValue: "FILE" }),
    ),
    lang: Flags.option({
      aliases: ["language"],
      summary: "the language of the words",
      options: Object.keys(lintLanguages) as LintLanguage[],
      default: "en" as const,
    })(),
  };
  static override answers = LintAnswer;

  async run(): Promise<LintAnswer> {
    const { flags } = await this.parse(RouteLint);
    const book = await openCity(flags.city);
    const at = momentOf(flags.at, book);
    const weighing = flags.db !== "none" && (flags.weigh || flags.db !== undefined);
    const history = weighing ? await lastYear(databaseOf(flags), book, at) : undefined;
    const fileOf = await filesOf(flags.city, book);
    const routers = book.routing.routers.filter(
      ({ set }, index) => endOf(set, book.routing.routers[index + 1]?.set) > at,
    );
    const sets = routers.map((router) => ({
      router,
      fileOf: (table: string) => fileOf(router.set, table),
      findings: lint(router.set, book.domain, {
        at: Math.max(at, router.set.from ?? at),
        ...(history !== undefined && { history }),
        ...(flags.table !== undefined && { table: flags.table as TableName }),
      }),
    }));
    if (flags.witnesses !== undefined) await writeWitnesses(flags.witnesses, witnessLines(sets, book));
    const date = formatDate(dateOfLocal(localOf(book.zone, at)));
    const answer = lintAnswer(sets, { at: date, appeals: history?.length, language: flags.lang, book });
    for (const line of lintLines(answer, { all: flags.all, language: flags.lang })) this.log(line);
    if (answer.errors > 0 || (flags.strict && answer.warnings > 0)) process.exitCode = 1;
    return answer;
  }
}

function momentOf(date: string | undefined, { zone }: PolicyBook): number {
  const civil = date === undefined ? undefined : parseDate(date);
  return civil === undefined ? Date.now() : startOfDate(zone, civil);
}

const endOf = ({ to = Number.POSITIVE_INFINITY }: RuleSet, next: RuleSet | undefined): number =>
  Math.min(to, next?.from ?? Number.POSITIVE_INFINITY);

/** What the tables saw of the appeals of the year before a moment. */
const lastYear = (database: string, book: PolicyBook, at: number): Promise<readonly Subject[]> =>
  withStoreOf(book, database, "read", (store) =>
    Array.fromAsync(appealsOf(store, { from: at - YEAR, before: at }), ({ subject }) => subject),
  );

/** The file in which a table of a set stands. */
async function filesOf(city: string, { zone }: PolicyBook): Promise<(set: RuleSet, table: string) => string> {
  const read = await readCityFolder(city);
  const folders = read.ok ? read.value.routing : [];
  return ({ from }, table) => {
    const starts = from === undefined ? undefined : formatDate(dateOfLocal(localOf(zone, from)));
    const folder = folders.find(({ effective }) => effective?.slice(0, 10) === starts) ?? folders[0];
    const file = folder?.files.find(({ name }) => name === table) ?? folder?.files[0];
    if (file === undefined) return table;
    return "table" in file.content ? file.content.table.file : file.content.document.file;
  };
}

async function writeWitnesses(file: string, lines: readonly string[]): Promise<void> {
  await writeFile(file, lines.map((line) => `${line}\n`).join("")).catch((cause: unknown) => {
    throw new SwiftlineError("file/not-writable", `${file}: cannot be written`, { tryThis: "check the path", cause });
  });
}
