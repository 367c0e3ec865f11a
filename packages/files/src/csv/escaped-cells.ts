import type { EscapedForm } from "../file-form.ts";

/** How a table is written in which backslashes stand before what would else part cells or records. */
export type EscapedDialect = Pick<EscapedForm, "delimiter" | "quote" | "lineEnd" | "escape">;

/** A record among bytes: its cells, and where its line end stands. */
export interface EscapedRecord {
  readonly cells: readonly EscapedCell[];
  readonly end: number;
}

/** Where a cell is, without the quotes around it. */
interface EscapedCell {
  readonly from: number;
  readonly to: number;
  readonly isEnclosed: boolean;
}

const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Finds the record that begins at a place; undefined where its end is not among the bytes. */
export function escapedSplitter({ delimiter, quote, lineEnd }: EscapedDialect) {
  const between = delimiter.charCodeAt(0);
  const around = quote === "none" ? undefined : quote.charCodeAt(0);
  const last = lineEnd === "CR" ? carriageReturn : lineFeed;

  const isEnd = (bytes: Buffer, at: number): boolean => bytes[at] === between || bytes[at] === last;
  const isLineEndOfTwo = (bytes: Buffer, at: number): boolean =>
    last === lineFeed && bytes[at] === carriageReturn && bytes[at + 1] === lineFeed;
  /** A backslash stands before one character, or before a CR LF where lines end with that. */
  const behindEscape = (bytes: Buffer, at: number): number =>
    at + (lineEnd === "CR LF" && isLineEndOfTwo(bytes, at + 1) ? 3 : 2);

  const plainEnd = (bytes: Buffer, from: number): number => {
    let at = from;
    while (at < bytes.length && !isEnd(bytes, at) && !isLineEndOfTwo(bytes, at))
      at = bytes[at] === backslash ? behindEscape(bytes, at) : at + 1;
    return at;
  };
  /**
   * The quote behind which a separator or line end stands; the end of the bytes where there is none. Others belong to the text, as
   * two do that stand together, save that one behind a line break seems to be of another record.
   */
  const closingQuote = (bytes: Buffer, from: number): number => {
    let at = from;
    let isBroken = false;
    while (at < bytes.length) {
      if (bytes[at] === backslash) at = behindEscape(bytes, at);
      else if (bytes[at] !== around) isBroken = bytes[at++] === last || isBroken;
      else if (bytes[at + 1] === around) at += 2;
      else if (isEnd(bytes, at + 1) || isLineEndOfTwo(bytes, at + 1)) return at;
      else if (isBroken) return bytes.length;
      else at++;
    }
    return at;
  };

  return (bytes: Buffer, from = 0): EscapedRecord | undefined => {
    const cells: EscapedCell[] = [];
    for (let at = from; ; at++) {
      const isEnclosed = at < bytes.length && bytes[at] === around;
      const begin = isEnclosed ? at + 1 : at;
      const to = isEnclosed ? closingQuote(bytes, begin) : plainEnd(bytes, begin);
      cells.push({ from: begin, to, isEnclosed });
      at = isEnclosed ? to + 1 : to;
      if (isLineEndOfTwo(bytes, at)) at++;
      if (at >= bytes.length) return undefined;
      if (bytes[at] === last) return { cells, end: at };
    }
  };
}

/** Where the first `count` cells of a record end with the separator behind them; where the record ends if it has fewer. */
export function escapedCellsEnd(raw: string, count: number, dialect: EscapedDialect): number {
  const bytes = Buffer.from(`${raw}${dialect.lineEnd === "CR" ? "\r" : "\n"}`, "latin1");
  const last = count === 0 ? undefined : escapedSplitter(dialect)(bytes)?.cells[count - 1];
  if (last === undefined) return count === 0 ? 0 : raw.length;
  return Math.min(raw.length, last.to + (last.isEnclosed ? 2 : 1));
}

/** The line behind the last record, as PostgreSQL writes it. */
export const endOfData = "\\.";

/** What a letter behind a backslash stands for; any other character stands for itself. */
const spelt: Readonly<Record<string, string>> = {
  "0": "\0",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  Z: "\x1a",
};

/** How a null is written. */
export const nullCell = "\\N";

/** The text of a cell. A null is empty. */
export function unescaped(written: string, isEnclosed: boolean): string {
  if (written === nullCell) return "";
  if (!isEnclosed && !written.includes("\\")) return written;
  const marks = isEnclosed ? /\\([\s\S])|"(")/g : /\\([\s\S])/g;
  return written.replace(marks, (_, letter: string = '"') => spelt[letter] ?? letter);
}

/** A text as a cell that is read alike with quotes around others and without. */
export const escaped = (text: string, delimiter: string): string =>
  [...text].map((letter) => escapeOf(letter, delimiter)).join("");

function escapeOf(letter: string, delimiter: string): string {
  if (letter === "\n") return "\\n";
  if (letter === "\r") return "\\r";
  return letter === "\\" || letter === '"' || letter === delimiter ? `\\${letter}` : letter;
}
