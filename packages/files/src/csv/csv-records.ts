import { SwiftlineError } from "@swiftline/core";
import { newDecoder } from "../bytes/decoder.ts";
import { readAhead } from "../bytes/read-ahead.ts";
import { dialectOf } from "../dialect.ts";
import type { PackedForm } from "../file-form.ts";
import type { FileRow, RowSource } from "../file-row.ts";
import { recordReader, widthFault } from "../record-reader.ts";
import { rejectColumns } from "../reject-columns.ts";
import { type TextSource, transcoded } from "../text-source.ts";
import { widthOf } from "./block-row.ts";
import { isTranscoded } from "./cell-text.ts";
import { hasHeader } from "./header.ts";

export interface CsvOptions {
  readonly name: string;
  readonly packed: PackedForm;
  readonly delimiter: string | undefined;
  readonly header: boolean | undefined;
}

/** So many records are read before it is said whether the first of them is a header. */
const recordsLookedAt = 100;

/** Reads a table of cells and separators. Throws `file/empty`, and `flag/invalid` for a separator that cannot be one. */
export async function openCsv(text: TextSource, options: CsvOptions): Promise<RowSource> {
  const { encoding, marked } = text;
  const delimiter = options.delimiter === undefined ? undefined : delimiterNamed(options.delimiter, options.name);
  const dialect = dialectOf(asUtf8(text), {
    delimiter,
  });
  const bytes = isTranscoded(encoding, dialect.delimiter) ? transcoded(text.bytes, encoding) : text.bytes;
  let seen = 0;
  const { first, all } = await readAhead(
    readAll(bytes, recordReader({ ...dialect, encoding, strict: false })),
    (rows) => {
      seen += rows.length;
      return seen >= recordsLookedAt;
    },
  );
  const records = first.flat();
  const [top] = records;
  if (top === undefined)
    throw new SwiftlineError("file/empty", `${options.name}: the file is empty`, {
      tryThis: "check how it was exported",
    });
  const header = isRejects(top) || (options.header ?? hasHeader(records.map(({ cells }) => cells)));
  const columns = header
    ? top.cells.map((name) => name.trim())
    : top.cells.map((_, position) => `column ${position + 1}`);
  return {
    form: { format: "csv", encoding, marked, ...dialect, header, ...options.packed },
    columns,
    pieces: asWideAs(columns.length, header ? withoutFirst(all) : all),
  };
}

/** How a text begins, in bytes of which ASCII characters are told by their byte alone. */
const asUtf8 = ({ sample, encoding }: TextSource): Buffer =>
  isTranscoded(encoding, ",") ? Buffer.from(newDecoder(encoding).more(sample)) : sample;

/** A file of rejected rows has a header, whatever is told of the file that they come from. */
const isRejects = ({ cells }: FileRow): boolean => rejectColumns.every((name, position) => cells[position] === name);

const delimiterNames: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t" };

function delimiterNamed(told: string, name: string): string {
  const delimiter = delimiterNames[told] ?? told;
  if (/^[\t !#-&(-~]$/.test(delimiter)) return delimiter;
  const message = `${name}: ${JSON.stringify(told)} cannot stand between cells`;
  throw new SwiftlineError("flag/invalid", message, { tryThis: "name one character, such as ; or |, or the word tab" });
}

async function* readAll(
  bytes: AsyncIterable<Buffer>,
  reader: ReturnType<typeof recordReader>,
): AsyncGenerator<FileRow[], void, undefined> {
  for await (const piece of bytes) {
    const rows = await reader.read(piece);
    if (rows.length > 0) yield rows;
  }
  yield await reader.end();
}

/** All records but the first, which is a header. */
async function* withoutFirst(
  pieces: AsyncIterable<readonly FileRow[]>,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  let isFirst = true;
  for await (const rows of pieces) {
    yield isFirst ? rows.slice(1) : rows;
    isFirst &&= rows.length === 0;
  }
}

async function* asWideAs(
  width: number,
  pieces: AsyncIterable<readonly FileRow[]>,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  for await (const rows of pieces)
    yield rows.map((row) => {
      if (row.wrong !== undefined || widthOf(row) === width) return row;
      const { line, cells, raw } = row;
      return { line, cells, raw, wrong: widthFault(row, width).message };
    });
}
