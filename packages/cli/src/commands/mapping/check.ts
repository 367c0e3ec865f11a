import { Args, Flags } from "@oclif/core";
import { type Problem, readRow } from "@swiftline/core";
import { passedOver, sources, unmatchedWords } from "@swiftline/core/intake";
import { type FileRow, openCity } from "@swiftline/files";
import { cityFlag } from "../../flags.ts";
import { findingReasons } from "../../importing/finding-reasons.ts";
import { firstTable } from "../../importing/first-table.ts";
import { type OpenedImport, openImport } from "../../importing/open-import.ts";
import { someRows } from "../../importing/some-rows.ts";
import { checkedLines, MappingCheckAnswer, passedOverAnswer } from "../../present/mapping-checked.ts";
import { unmatchedAnswer } from "../../present/mapping-inferred.ts";
import { previewRows, ROWS_SHOWN } from "../../present/mapping-preview.ts";
import { formFlags, formOf } from "../../record-form-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class MappingCheck extends SwiftlineCommand {
  static override summary = "Try a mapping on a file: what would be rejected, and which words nobody knows.";
  static override description =
    `Nothing is stored. Each row is read as an import would read it; what contradicts earlier imports only shows there. Words that are no category, agency or area of the city, and statuses, answers of callers and the like that the mapping does not explain, are listed by the number of their rows, each with the nearest code.
Exit status: 0 when every row can be taken in, 3 when some would be rejected, 78 when the mapping itself is wrong.`;
  static override examples = [
    "<%= config.bin %> mapping check calls.yaml calls.csv --city my-city",
    {
      description: "Every row, for a program to read",
      command: "<%= config.bin %> mapping check calls.yaml calls.csv --city my-city --all --json",
    },
  ];
  static override args = {
    mapping: Args.string({ ignoreStdin: true, required: true, description: "the mapping file" }),
    file: Args.string({ ignoreStdin: true, required: true, description: "a file of records; - is standard input" }),
  };
  static override flags = {
    city: cityFlag,
    all: Flags.boolean({ summary: "read every row" }),
    rows: Flags.integer({
      summary: "how many rows to read",
      default: 5_000,
      min: 1,
      exclusive: ["all"],
      helpValue: "COUNT",
    }),
    problems: Flags.integer({
      summary: "how many problems to list with their places",
      default: 20,
      min: 0,
      helpValue: "COUNT",
    }),
    ...formFlags,
  };
  static override answers = MappingCheckAnswer;

  async run(): Promise<MappingCheckAnswer> {
    const { args, flags } = await this.parse(MappingCheck);
    const book = await openCity(flags.city);
    const { city, all = false } = flags;
    const { path, entry } = await firstTable(args.file, flags.entry, (words) => this.warn(words));
    const form = { ...formOf(flags), entry };
    const reading = { from: undefined, mapping: args.mapping, form, since: undefined, city, book };
    const opened = await openImport(path, reading);
    const { columns } = opened.records;
    const source = sources.find(({ id }) => id === opened.recipe.source);
    const mapping = source?.meaning?.({ mapping: opened.recipe.mapping }) ?? {};
    const { preview, ...tried } = await tryRows(opened, {
      columns: passedOver(columns, mapping),
      words: unmatchedWords(book, mapping),
      limit: all ? undefined : flags.rows,
      problems: flags.problems,
    }).finally(opened.records.close);
    const { columns: own = {} } = opened.recipe.mapping ?? {};
    const answer = {
      mapping: args.mapping,
      file: opened.records.name,
      all,
      ...tried,
      passedOver: tried.passedOver.filter(({ role }) => Object.hasOwn(own, role)).map(passedOverAnswer),
      preview: [...previewRows(preview, { columns, mapping, city: { read: opened.read, zone: book.zone } })],
    };
    for (const line of checkedLines(answer)) this.log(line);
    if (answer.rejected > 0) process.exitCode = 3;
    return answer;
  }
}

interface Trial {
  readonly columns: ReturnType<typeof passedOver>;
  readonly words: ReturnType<typeof unmatchedWords>;
  readonly limit: number | undefined;
  /** How many problems are kept with their places. */
  readonly problems: number;
}

/** Reads rows and counts what becomes of them. */
async function tryRows({ file, records, read }: OpenedImport, trial: Trial) {
  const reasons = findingReasons();
  const [problems, preview]: [Problem[], FileRow[]] = [[], []];
  const counts = { rows: 0, taken: 0, flagged: 0, rejected: 0, skipped: 0 };
  for await (const batch of someRows(records, 2_000, { skip: 0, limit: trial.limit }))
    for (const row of batch) {
      const { outcome, found } = outcomeOf(row, read);
      counts[outcome] += 1;
      if (outcome === "skipped") continue;
      counts.rows += 1;
      if (row.wrong === undefined) trial.columns.add(row);
      if (preview.length < ROWS_SHOWN) preview.push(row);
      if (outcome === "taken") continue;
      reasons.add([{ line: row.line, outcome, problems: found }]);
      trial.words.add(found);
      for (const problem of found) if (problems.length < trial.problems) problems.push({ ...problem, file });
    }
  const unmatched = trial.words.all().map(unmatchedAnswer);
  return { ...counts, reasons: [...reasons.all()], problems, unmatched, passedOver: trial.columns.all(), preview };
}

function outcomeOf(row: FileRow, read: OpenedImport["read"]) {
  const outcome = readRow(row, read);
  if (!outcome.ok) return { outcome: "rejected", found: outcome.reason } as const;
  if (outcome.value.kind === "none") return { outcome: "skipped", found: [] } as const;
  const found = outcome.value.kind === "proved" ? outcome.value.notes : [];
  return { outcome: found.length > 0 ? "flagged" : "taken", found } as const;
}
