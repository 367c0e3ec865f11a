import type { Row } from "@swiftline/core";
import { CsvError, type Options, Parser } from "csv-parse";
import type { Dialect } from "./dialect.ts";

/** No record of a city is longer; an unclosed quote would otherwise swallow the rest of the file into memory. */
const longestRecord = 1_048_576;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const hash = 0x23;

/** A record as it stands in the file. `line` is the line of the file on which it begins, counted from 1. */
export interface ReadRecord extends Row {
  /** The record's own text, without its line end. */
  readonly raw: string;
}

export interface RecordReader {
  /** Takes the next bytes in; answers the records that end in them. Rejects with csv-parse's error; see {@link quotingFault}. */
  readonly read: (bytes: Buffer) => Promise<ReadRecord[]>;
  /** The last record, which may lack its line end. */
  readonly end: () => Promise<ReadRecord[]>;
  /** The line on which the next record begins. */
  readonly line: () => number;
}

/** Records and tables differ: a list of appeals is read as it comes, a table that a person keeps is read strictly. */
export interface Manner extends Dialect {
  /** Quotes must follow RFC 4180, and lines that begin with `#` are comments. */
  readonly strict: boolean;
}

/**
 * Reads records out of bytes with csv-parse. Empty lines are no records. Records are taken in its `on_record` call and
 * cut out of the bytes by its byte count, which costs less than its own `raw` and counts lines as an editor does.
 */
export function recordReader(manner: Manner): RecordReader {
  const lineEnd = manner.lineEnd === "CR" ? carriageReturn : lineFeed;
  let held: Buffer = Buffer.alloc(0);
  let heldFrom = 0;
  let begin = 0;
  let line = 1;
  let rows: ReadRecord[] = [];

  /** Steps over what stands between records: empty lines and comments. */
  const skip = (): void => {
    for (;;) {
      const byte = held[begin];
      if (byte === lineEnd) line++;
      else if (manner.strict && byte === hash) begin = lineEndAfter(begin) - 1;
      else if (byte !== carriageReturn) return;
      begin++;
    }
  };
  const lineEndAfter = (from: number): number => {
    const at = held.indexOf(lineEnd, from);
    return at === -1 ? held.length : at;
  };
  const take = (cells: string[], end: number): void => {
    skip();
    rows.push({ line, cells, raw: held.toString("utf8", begin, beforeLineEnd(held, end)) });
    for (let at = lineEndAfter(begin); at < end; at = lineEndAfter(at + 1)) line++;
    begin = end;
  };

  const parser = new Parser({
    ...optionsOf(manner),
    on_record: (cells: string[], { bytes }) => {
      take(cells, bytes - heldFrom);
      return null;
    },
  });
  parser.on("error", () => {});
  const taken = (): ReadRecord[] => {
    const done = rows;
    rows = [];
    return done;
  };
  return {
    async read(bytes) {
      heldFrom += begin;
      held = begin === held.length ? bytes : Buffer.concat([held.subarray(begin), bytes]);
      begin = 0;
      await settled((done) => parser.write(bytes, done));
      return taken();
    },
    async end() {
      await settled((done) => parser.end(done));
      return taken();
    },
    line() {
      skip();
      return line;
    },
  };
}

const optionsOf = ({ delimiter, lineEnd, strict }: Manner): Options => ({
  delimiter,
  record_delimiter: lineEnd === "CR" ? "\r" : ["\r\n", "\n"],
  relax_column_count: true,
  relax_quotes: !strict,
  skip_empty_lines: true,
  max_record_size: longestRecord,
  ...(strict && { comment: "#", comment_no_infix: true }),
});

const settled = (act: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));

function beforeLineEnd(bytes: Buffer, end: number): number {
  let before = end;
  if (bytes[before - 1] === lineFeed) before--;
  if (bytes[before - 1] === carriageReturn) before--;
  return before;
}

/** What csv-parse found wrong with the quotes of a record, said for the person who keeps the file; undefined for any other error. */
export function quotingFault(error: unknown): { readonly message: string; readonly suggestion: string } | undefined {
  if (!(error instanceof CsvError)) return undefined;
  if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE")
    return {
      message: "a quote that opens in this record is never closed",
      suggestion: "close it, or double it if it belongs to the text",
    };
  return {
    message: "a quote stands in the middle of a cell",
    suggestion: 'put the whole cell in quotes and double those inside it: "a ""word"""',
  };
}

/** What is wrong with a row that has not as many cells as the header. */
export function widthFault(row: Row, width: number): { readonly message: string; readonly suggestion: string } {
  const cells = row.cells.length;
  if (cells < width)
    return { message: `only ${cells} of ${width} cells`, suggestion: "put a cell that holds a line break in quotes" };
  return {
    message: `${cells} cells where the header has ${width}`,
    suggestion: "put a cell that holds a comma in quotes",
  };
}
