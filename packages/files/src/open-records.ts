import type { Readable } from "node:stream";
import { type Row, SwiftlineError } from "@swiftline/core";
import { type ByteSource, openBytes, type Progress } from "./byte-source.ts";
import { dialectOf } from "./dialect.ts";
import { readFault, systemCode } from "./file-fault.ts";
import { quotingFault, type ReadRecord, recordReader, widthFault } from "./record-reader.ts";
import { type NotUtf8, notUtf8Problem, utf8Pieces } from "./utf8-text.ts";

const longestHeader = 1_048_576;

/** A record of a file, with its own text, so that it can be shown or set aside as it was. */
export interface FileRow extends Row {
  readonly raw: string;
  /** Why the record is no row of this table: it has more or fewer cells than the header. */
  readonly wrong?: string;
}

/** A file of records, opened. Its rows can be read once. */
export interface Records {
  /** The path as it was given, or `standard input`. */
  readonly name: string;
  /** The header's cells, trimmed. */
  readonly columns: readonly string[];
  /** The rows in the file's order, `size` at a time (2,000 unless said), the file being read as they are asked for. */
  readonly batches: (size?: number) => AsyncIterable<readonly FileRow[]>;
  readonly progress: () => Progress;
  /** Lets the file go; only needed where not all batches are read. */
  readonly close: () => void;
}

export interface OpenRecordsOptions {
  /** What `-` reads; the process's standard input unless said. */
  readonly stdin?: Readable;
}

/**
 * Opens a CSV file, plain or gzip, for streaming: UTF-8 with or without a mark; LF, CR LF or CR; comma, tab or
 * semicolon. A quote in the middle of a cell is text; a row of the wrong width is handed on and says so.
 * Throws `file/…` faults, here or from `batches`: not found, a folder, not readable, empty, or malformed, which means
 * another encoding, damaged gzip, or a quote that is never closed.
 */
export async function openRecords(path: string, options: OpenRecordsOptions = {}): Promise<Records> {
  const source = await openBytes(path, options.stdin ?? process.stdin);
  const { header, records } = await beginWithHeader(readRecords(source), source.name);
  const columns = header.cells.map((name) => name.trim());
  return {
    name: source.name,
    columns,
    batches: (size = 2_000) => inBatches(records, columns.length, size),
    progress: source.progress,
    close: source.close,
  };
}

/** Takes the header off the first records that there are. */
async function beginWithHeader(pieces: AsyncGenerator<ReadRecord[], void, undefined>, file: string) {
  for (;;) {
    const next = await pieces.next();
    if (next.done === true)
      throw new SwiftlineError("file/empty", `${file}: the file is empty`, { tryThis: "check how it was exported" });
    const [header, ...first] = next.value;
    if (header !== undefined) return { header, records: join(first, pieces) };
  }
}

async function* join<Piece>(first: Piece, rest: AsyncGenerator<Piece, void, undefined>) {
  yield first;
  yield* rest;
}

async function* inBatches(
  pieces: AsyncIterable<readonly ReadRecord[]>,
  width: number,
  size: number,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  let batch: FileRow[] = [];
  for await (const records of pieces)
    for (const record of records) {
      batch.push(record.cells.length === width ? record : { ...record, wrong: widthFault(record, width).message });
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

/** All records, the header first, as many at a time as a piece of the file holds. Closes the source at the end. */
async function* readRecords(source: ByteSource): AsyncGenerator<ReadRecord[], void, undefined> {
  const file = source.name;
  let reached = () => 1;
  try {
    const pieces = utf8Pieces(source.bytes, (found) => notUtf8Fault(found, source));
    const { head, dialect } = await readHead(pieces, file);
    const reader = recordReader({ ...dialect, strict: false });
    reached = reader.line;
    yield await reader.read(head);
    for await (const piece of pieces) yield await reader.read(piece);
    yield await reader.end();
  } catch (error) {
    throw faultOf(error, file, reached());
  } finally {
    source.close();
  }
}

async function readHead(pieces: AsyncIterator<Buffer>, file: string) {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < longestHeader) {
    const next = await pieces.next();
    if (next.done !== true) head = Buffer.concat([head, next.value]);
    const dialect = dialectOf(head, next.done === true);
    if (dialect !== undefined) return { head, dialect };
  }
  const tryThis = "check that this is a CSV file whose first line names its columns";
  throw new SwiftlineError("file/malformed", `${file}: the first line does not end within a megabyte`, { tryThis });
}

function notUtf8Fault(found: NotUtf8, { name, way }: ByteSource): SwiftlineError {
  const { message, suggestion } = notUtf8Problem(found, name, way);
  return new SwiftlineError("file/malformed", `${name}: ${message}`, {
    ...(suggestion !== undefined && { tryThis: suggestion }),
  });
}

function faultOf(error: unknown, file: string, line: number): SwiftlineError {
  if (error instanceof SwiftlineError) return error;
  const quoting = quotingFault(error);
  if (quoting !== undefined)
    return new SwiftlineError("file/malformed", `${file}:${line}: ${quoting.message}`, {
      tryThis: quoting.suggestion,
      cause: error,
    });
  if (systemCode(error)?.startsWith("Z_")) {
    const message = `${file}: the gzip data is damaged or cut off; reading stopped at line ${line}`;
    return new SwiftlineError("file/malformed", message, { tryThis: "fetch or copy the file again", cause: error });
  }
  return readFault(error, file);
}
