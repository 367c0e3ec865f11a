import { SwiftlineError } from "@swiftline/core";
import { newDecoder } from "../bytes/decoder.ts";
import { readAhead } from "../bytes/read-ahead.ts";
import type { PackedForm } from "../file-form.ts";
import type { FileRow, RowSource } from "../file-row.ts";
import { hasHeader } from "../header.ts";
import { rejectColumns } from "../reject-columns.ts";
import { unlikeHeader } from "../row-width.ts";
import { type TextSource, transcoded } from "../text-source.ts";
import { linesOfTitles, nothingBelow } from "../title-rows.ts";
import { isTranscoded, type Parting } from "./cell-text.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import type { EscapedDialect } from "./escaped-cells.ts";
import { escapedDialectOf } from "./escaped-dialect.ts";
import { escapedRecordReader } from "./escaped-records.ts";
import { type RecordReader, recordReader } from "./record-reader.ts";

export interface CsvOptions {
  readonly name: string;
  readonly packed: PackedForm;
  readonly delimiter: string | undefined;
  readonly quote: "none" | undefined;
  /** Whether cells hold backslash escapes; found out, where it is beyond doubt, if not told. */
  readonly escape: "backslash" | undefined;
  readonly header: boolean | undefined;
  /** How many lines stand above the table. Titles are looked for where neither this nor the header is told. */
  readonly skipLines: number | undefined;
}

/** So many records are read before it is said whether the first of them is a title or a header. */
const recordsLookedAt = 100;

/**
 * Reads a table of cells and separators. Throws `file/empty`, and `flag/invalid` for a separator that cannot be one or lines to
 * skip that are more than there are.
 */
export async function openCsv(text: TextSource, options: CsvOptions): Promise<RowSource> {
  const { encoding, marked } = text;
  const head = asUtf8(text, { delimiter: "," });
  const isRejects = rejectsHeader.test(head.toString("latin1"));
  const header = isRejects || options.header;
  const told = isRejects ? 0 : (options.skipLines ?? (header === undefined ? undefined : 0));
  const delimiter = options.delimiter === undefined ? undefined : delimiterNamed(options.delimiter, options.name);
  const dialect =
    escapedDialectOf(asUtf8(text, { delimiter: ",", escape: "backslash" }), {
      delimiter,
      quote: options.quote,
      skipLines: told,
      escape: options.escape,
    }) ?? dialectOf(head, { delimiter, quote: options.quote, skipLines: told });
  const bytes = isTranscoded(encoding, dialect) ? transcoded(text.bytes, encoding) : text.bytes;
  let seen = 0;
  const { first, all } = await readAhead(belowLine(told ?? 0, readAll(bytes, readerOf(dialect, encoding))), (rows) => {
    seen += rows.length;
    return seen >= recordsLookedAt;
  });
  const begin = first.flat();
  const skipLines = told ?? linesOfTitles(begin);
  const records = begin.filter(({ line }) => line > skipLines);
  const [top] = records;
  if (top === undefined)
    throw skipLines > 0
      ? nothingBelow(skipLines, options.name)
      : new SwiftlineError("file/empty", `${options.name}: the file is empty`, {
          tryThis: "check how it was exported",
        });
  const isHeaded = header ?? hasHeader(records.map(({ cells }) => cells));
  const columns = isHeaded
    ? top.cells.map((name) => name.trim())
    : top.cells.map((_, position) => `column ${position + 1}`);
  return {
    form: { format: "csv", encoding, marked, ...dialect, skipLines, header: isHeaded, ...options.packed },
    columns,
    pieces: likeHeader(columns, belowLine(isHeaded ? top.line : skipLines, all)),
  };
}

/** How a text begins, in bytes of which ASCII characters are told by their byte alone. */
const asUtf8 = ({ sample, encoding }: TextSource, parting: Parting): Buffer =>
  isTranscoded(encoding, parting) ? Buffer.from(newDecoder(encoding).more(sample)) : sample;

/** A file of rejected rows has a header and nothing above it, whatever is told of the file that they come from. */
const rejectsHeader = new RegExp(`^\\s*["']?\\\\?${rejectColumns.join(".{1,3}")}`);

const delimiterNames: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t" };

function delimiterNamed(told: string, name: string): string {
  const delimiter = delimiterNames[told] ?? told;
  if (/^[\t !#-&(-~]$/.test(delimiter)) return delimiter;
  const message = `${name}: ${JSON.stringify(told)} cannot stand between cells`;
  throw new SwiftlineError("flag/invalid", message, { tryThis: "name one character, such as ; or |, or the word tab" });
}

const readerOf = (dialect: Dialect | EscapedDialect, encoding: string): RecordReader =>
  dialect.escape === undefined
    ? recordReader({ ...dialect, encoding, strict: false })
    : escapedRecordReader({ ...dialect, encoding });

async function* readAll(
  bytes: AsyncIterable<Buffer>,
  reader: RecordReader,
): AsyncGenerator<FileRow[], void, undefined> {
  for await (const piece of bytes) {
    const rows = await reader.read(piece);
    if (rows.length > 0) yield rows;
  }
  yield await reader.end();
}

/** The records that begin below a line. */
async function* belowLine(
  line: number,
  pieces: AsyncIterable<readonly FileRow[]>,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  let isBelow = line === 0;
  for await (const rows of pieces) {
    yield isBelow ? rows : rows.filter((row) => row.line > line);
    isBelow ||= (rows.at(-1)?.line ?? 0) > line;
  }
}

async function* likeHeader(
  columns: readonly string[],
  pieces: AsyncIterable<readonly FileRow[]>,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  const faultOf = unlikeHeader(columns);
  for await (const rows of pieces)
    yield rows.map((row) => {
      const wrong = row.wrong ?? faultOf(row);
      if (wrong === undefined || wrong === row.wrong) return row;
      const { line, cells, raw } = row;
      return { line, cells, raw, wrong };
    });
}
