import { Args, Flags } from "@oclif/core";
import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import {
  type InferredMapping,
  inferMapping,
  leftBy,
  Mapping,
  type MappingInput,
  type RowReader,
  sources,
  unmatchedWords,
} from "@swiftline/core/intake";
import { type FileRow, openCity, openRecords, writeWhole } from "@swiftline/files";
import { firstTable } from "../../importing/first-table.ts";
import { someRows } from "../../importing/some-rows.ts";
import { mappingFile, type UnlikeRows } from "../../present/mapping-file.ts";
import { inferredLines, MappingInferAnswer, mappingInferAnswer } from "../../present/mapping-inferred.ts";
import { previewRows, ROWS_SHOWN } from "../../present/mapping-preview.ts";
import { formFlags, formOf } from "../../record-form-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { written } from "../../written.ts";

export default class MappingInfer extends SwiftlineCommand {
  static override summary = "Write a mapping for a file: what its columns mean, and how sure that is.";
  static override description =
    `Names and values are looked at: which column numbers the rows, which date is the first of a row, which words are those of a status. The mapping is YAML with the confidence, the reason and the alternatives beside each line, and at its top the questions that only a person can answer. With a city, its lists help, and the rows are shown before and after.
Values of columns that say who called are never shown.`;
  static override examples = [
    {
      description: "See what a file seems to mean",
      command: "<%= config.bin %> mapping infer calls.csv --city my-city",
    },
    {
      description: "Write the mapping, answer its questions, try it",
      command: "<%= config.bin %> mapping infer calls.csv --city my-city --out calls.yaml",
    },
  ];
  static override args = {
    file: Args.string({ ignoreStdin: true, required: true, description: "a file of records; - is standard input" }),
  };
  static override flags = {
    city: Flags.string({
      char: "c",
      summary: "the city whose lists help, and by which rows are read for the preview",
      env: "SWIFTLINE_CITY",
      helpValue: "FOLDER",
    }),
    out: written(
      Flags.string({
        char: "o",
        summary: "where the mapping goes; standard output when left out",
        helpValue: "FILE",
      }),
    ),
    rows: Flags.integer({
      summary: "how many rows to look at",
      default: 5_000,
      min: 1,
      max: 100_000,
      helpValue: "COUNT",
    }),
    ...formFlags,
  };
  static override answers = MappingInferAnswer;

  async run(): Promise<MappingInferAnswer> {
    const { args, flags } = await this.parse(MappingInfer);
    const book = flags.city === undefined ? undefined : await openCity(flags.city);
    const { path, entry } = await firstTable(args.file, flags.entry, (words) => this.warn(words));
    const form = { ...formOf(flags), entry };
    const { name, columns, skipLines, rows, unlike, isDatabase } = await firstRows(path, flags.rows, form);
    const inferred = inferMapping({ columns, rows: rows.map(({ cells }) => cells) }, book, { isDatabase });
    const { mapping } = inferred;
    const read = book && readerOf(mapping, columns, book);
    const unmatched = [
      ...inferred.unknownStatuses,
      ...inferred.leftOver,
      ...(read && book ? unmatchedIn(rows, read, unmatchedWords(book, mapping)) : []),
    ];
    const draft = { ...inferred, file: name, skipLines, rows: rows.length, unlike, unmatched };
    const city = read && book && { read, zone: book.zone };
    const answer = mappingInferAnswer({
      draft,
      known: knownForm(columns, inferred),
      preview: previewRows(rows.slice(0, ROWS_SHOWN), { columns, mapping, city }),
      out: flags.out,
    });
    const text = mappingFile(draft);
    if (flags.out !== undefined) await writeWhole(flags.out, text);
    else this.log(text);
    // Without a file of its own the mapping is the output, and what is said besides must not spoil it.
    for (const line of inferredLines(answer, flags)) this.log(flags.out === undefined ? `# ${line}`.trimEnd() : line);
    return answer;
  }
}

/** The source that has the form of a file, with what it leaves; of several the first that leaves nothing. */
function knownForm(columns: readonly string[], inferred: InferredMapping) {
  const known = sources
    .filter((source) => source.recognises(columns))
    .map((source) => ({ source: source.id, left: leftBy(source, columns, inferred) }));
  return known.find(({ left }) => left.length === 0) ?? known[0];
}

/** The first rows that fit the header, with what is wrong with the others. */
async function firstRows(file: string, most: number, form: ReturnType<typeof formOf>) {
  const records = await openRecords(file, form);
  const { name, columns } = records;
  if (records.isEmptyList)
    throw new SwiftlineError("file/empty", `${name}: the list holds no record to look at`, {
      tryThis: "name a file that has some",
    });
  const { form: read } = records;
  const skipLines = "skipLines" in read ? read.skipLines : 0;
  const all: FileRow[] = [];
  try {
    for await (const batch of someRows(records, Math.min(most, 2_000), { skip: 0, limit: most })) all.push(...batch);
  } finally {
    records.close();
  }
  const rows = all.filter(({ wrong }) => wrong === undefined);
  if (read.format === "xlsx" && read.otherSheets !== undefined && isCover(columns, all))
    throw new SwiftlineError("file/empty", `${name}: the sheet ${read.sheet} holds no table to look at`, {
      tryThis: `name another with --sheet: ${read.otherSheets.join(", ")}`,
    });
  const isDatabase = read.format === "sqlite" || read.format === "postgres";
  return { name, columns, skipLines, rows, unlike: unlikeRows(all), isDatabase };
}

/** Whether a sheet says only what the others are about: nothing stands below its header, or it has one column. */
const isCover = (columns: readonly string[], rows: readonly FileRow[]): boolean =>
  rows.length === 0 || columns.filter((column) => column.trim() !== "").length === 1;

/** What is wrong with rows that do not fit the header, the most frequent first. */
function unlikeRows(rows: readonly FileRow[]): readonly UnlikeRows[] {
  const byReason = Map.groupBy(rows, ({ wrong }) => wrong);
  return [...byReason]
    .flatMap(([because, some]) => (because === undefined ? [] : [{ because, rows: some.length }]))
    .sort((one, other) => other.rows - one.rows);
}

/** A reader by a mapping that nobody has looked at yet; none while a question about what a mapping needs is open. */
function readerOf(draft: MappingInput, columns: readonly string[], book: PolicyBook): RowReader | undefined {
  const mapping = Mapping.safeParse(draft).data;
  const generic = sources.find(({ id }) => id === "generic");
  const bound = mapping && generic?.bind(columns, { book, mapping, readAt: Date.now() });
  return bound?.ok ? bound.value : undefined;
}

/** The words that neither the city nor a closed list knows. */
function unmatchedIn(rows: readonly FileRow[], read: RowReader, words: ReturnType<typeof unmatchedWords>) {
  for (const row of rows) {
    const outcome = read(row);
    if (!outcome.ok) words.add(outcome.reason);
    else if (outcome.value.kind === "proved") words.add(outcome.value.notes);
  }
  return words.all().filter(({ about }) => about !== "statuses");
}
