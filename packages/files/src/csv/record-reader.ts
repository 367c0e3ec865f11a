import { CsvError, type Options, Parser } from "csv-parse";
import { wholeCharacters } from "../bytes/whole-characters.ts";
import type { FileRow } from "../file-row.ts";
import { rowsOf } from "./block-row.ts";
import { cellTextOf, damageIn } from "./cell-text.ts";
import type { Dialect } from "./dialect.ts";
import { holdBytes } from "./held-bytes.ts";
import { newReach, tooLong } from "./reach.ts";
import { recordSplitter } from "./split-records.ts";
import { isWellQuoted } from "./well-quoted.ts";

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** In pieces of this size, in bytes, is read what may have to be read again. */
const smallPiece = 16_384;

export interface RecordReader {
  /**
   * Takes the next bytes in; answers the records that end in them. Where the manner is strict, rejects with csv-parse's error:
   * see {@link quotingFault}.
   */
  readonly read: (bytes: Buffer) => Promise<FileRow[]>;
  /** The last record, which may lack its line end. */
  readonly end: () => Promise<FileRow[]>;
  /** The line on which the next record begins. */
  readonly line: () => number;
}

/** Records and tables differ: a list of appeals is read as it comes, a table that a person keeps is read strictly. */
export interface Manner extends Dialect {
  /** The encoding of the bytes, or that which they had before they were made UTF-8. */
  readonly encoding: string;
  /** Quotes must follow RFC 4180, and lines that begin with `#` are comments. */
  readonly strict: boolean;
}

/** A record that is longer is left to csv-parse, which need not begin anew with each piece of it. */
const longForSplitter = 1_048_576;

/**
 * Reads records out of bytes: those that are written by the book with {@link recordSplitter}, all others with csv-parse. Empty
 * lines are no records. csv-parse's records are taken in its `on_record` call and cut out of the bytes by its byte count, which
 * costs less than its own `raw`. A line with a quote that is never closed is a record that is wrong, and reading goes on behind
 * it, unless the manner is strict.
 */
export function recordReader(manner: Manner): RecordReader {
  const text = cellTextOf(manner.encoding, manner);
  const held = holdBytes({ lineEnd: manner.lineEnd, hasComments: manner.strict });
  const reach = newReach();
  const lineEnd = manner.lineEnd === "CR" ? carriageReturn : lineFeed;
  const split = manner.strict || manner.lineEnd === "CR" ? undefined : recordSplitter(manner);
  let rows: FileRow[] = [];
  let isSound = true;
  /** Up to where it is known whether the bytes are sound. */
  let lookedAtTo = 0;
  /** Where the record begins that was left to csv-parse last. */
  let leftAt = -1;
  /** Whether bytes are passed over up to the end of a line that was given up. */
  let inLongLine = false;
  /** Where the parser began to read, and up to where it has read. */
  let parserFrom = 0;
  let parsedTo = 0;

  const take = (parsed: string[], end: number): void => {
    const { line, bytes } = held.cut(end);
    const raw = bytes.toString("latin1");
    if (!manner.strict && bytes.includes(lineEnd) && !reach.isSpent() && !isWellQuoted(raw, manner)) {
      held.putBack();
      throw new TornRecord();
    }
    const cells = text.cells(parsed, bytes);
    if (isSound || !text.isDamaged(bytes, cells)) rows.push({ line, cells, raw });
    else rows.push({ line, cells, raw, wrong: damageIn(cells, manner.encoding) });
  };
  const newParser = (): Parser => {
    const parser = new Parser({
      ...optionsOf(manner),
      encoding: text.parsedAs,
      max_record_size: reach.bytes(),
      on_record: (cells: string[], { bytes }) => {
        take(cells, parserFrom + bytes);
        return null;
      },
    });
    parser.on("error", () => {});
    return parser;
  };
  let parser = newParser();
  /** Sets the line aside on which a quote opens that nothing closes. */
  const giveLineUp = (isEnd: boolean): void => {
    const end = held.endOfLine();
    inLongLine = end === undefined && !isEnd;
    const { line, bytes } = held.cut(end ?? held.end());
    const raw = bytes.toString("latin1");
    const cells = text.cells(bytes.toString(text.parsedAs).split(manner.delimiter), bytes);
    rows.push({ line, cells, raw, wrong: inLongLine ? tooLong : unclosed.message });
  };
  const parse = async (isEnd: boolean): Promise<FileRow[]> => {
    for (let error = await parseOn(isEnd); error !== null; error = await parseOn(isEnd)) {
      if (manner.strict || !(isUnclosed(error) || error instanceof TornRecord)) throw error;
      const reached = reach.bytes();
      reach.afterFailure(held.begin() - parserFrom, parsedTo - held.begin());
      const mayReachFurther =
        error instanceof CsvError && error.code === "CSV_MAX_RECORD_SIZE" && reach.bytes() >= 2 * reached;
      if (!mayReachFurther) giveLineUp(isEnd);
      parserFrom = held.begin();
      parsedTo = parserFrom;
      parser = newParser();
    }
    return taken();
  };
  const taken = (): FileRow[] => {
    const done = rows;
    rows = [];
    return done;
  };
  const parseOn = async (isEnd: boolean): Promise<Error | null> => {
    while (parsedTo < held.end()) {
      const rest = held.since(parsedTo);
      const bytes = reach.isWhole() ? rest : rest.subarray(0, smallPiece);
      parsedTo += bytes.length;
      const error = await settled((done) => parser.write(bytes, done));
      if (error !== null) return error;
    }
    return isEnd ? await settled((done) => parser.end(done)) : null;
  };
  /** Takes the records that are written by the book off the bytes held; answers whether the next one is csv-parse's. */
  const splitOff = (): boolean => {
    const from = held.begin();
    if (split === undefined || leftAt === from || !reach.isWhole()) return true;
    const { block, end, lines, isUnclear } = split(held.since(from), held.line());
    const isText = block === undefined || block.isAscii || text.isSound(held.since(from).subarray(0, end));
    if (isText && end > 0) {
      if (parsedTo > parserFrom) parser = newParser();
      held.pass(end, lines);
      rows = block === undefined ? [] : rowsOf(block);
      parserFrom = parsedTo = held.begin();
    }
    const isLeft = !isText || isUnclear || held.end() - held.begin() > longForSplitter;
    if (isLeft) leftAt = held.begin();
    return isLeft;
  };
  const lookAt = (): void => {
    const from = Math.max(held.begin(), lookedAtTo);
    const bytes = held.since(from);
    isSound = (isSound || from === held.begin()) && text.isSound(bytes);
    lookedAtTo = from + wholeCharacters(bytes);
  };
  return {
    async read(bytes) {
      const more = inLongLine ? fromLineEnd(bytes, manner) : bytes;
      if (more.length === 0) return [];
      inLongLine = false;
      held.add(more);
      if (splitOff()) {
        lookAt();
        return parse(false);
      }
      return taken();
    },
    async end() {
      isSound &&= text.isSound(held.since(held.begin()));
      return parse(true);
    },
    line: held.line,
  };
}

const optionsOf = ({ delimiter, quote, lineEnd, strict }: Manner): Options => ({
  delimiter,
  quote: quote === "none" ? null : quote,
  escape: quote === "none" ? null : quote,
  record_delimiter: lineEnd === "CR" ? "\r" : ["\r\n", "\n"],
  relax_column_count: true,
  relax_quotes: !strict,
  skip_empty_lines: true,
  ...(strict && { comment: "#", comment_no_infix: true }),
});

/** A quote that opened on one line met the quote of another record on a later one. */
class TornRecord extends Error {}

const settled = (act: (done: (error?: Error | null) => void) => void): Promise<Error | null> =>
  new Promise((resolve) => act((error) => resolve(error ?? null)));

function fromLineEnd(bytes: Buffer, { lineEnd }: Dialect): Buffer {
  const at = bytes.indexOf(lineEnd === "CR" ? "\r" : "\n");
  return at === -1 ? Buffer.alloc(0) : bytes.subarray(at);
}

const unclosed = {
  message: "a quote that opens in this record is never closed",
  suggestion: "close it, or double it if it belongs to the text",
} as const;

const isUnclosed = (error: unknown): error is CsvError =>
  error instanceof CsvError && (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE");

/** What csv-parse found wrong with the quotes of a record, said for the person who keeps the file; undefined for any other error. */
export function quotingFault(error: unknown): { readonly message: string; readonly suggestion: string } | undefined {
  if (!(error instanceof CsvError)) return undefined;
  if (isUnclosed(error)) return unclosed;
  return {
    message: "a quote stands in the middle of a cell",
    suggestion: 'put the whole cell in quotes and double those inside it: "a ""word"""',
  };
}
