import { rejectColumns } from "../reject-columns.ts";
import { belowLines, delimiters, type ToldOfTable } from "./dialect.ts";
import { type EscapedDialect, endOfData, escapedSplitter, nullCell } from "./escaped-cells.ts";

interface ToldOfEscapes extends ToldOfTable {
  readonly escape?: "backslash" | undefined;
}

const sampleSize = 131_072;
/** So many records must be whole. */
const leastShare = 0.98;
/** A quote that nothing closes leaves more of a sample unread than a last record that is cut off. */
const leastRead = 0.75;

/**
 * Finds out from the beginning of a table, in UTF-8, whether backslashes stand before what would else part its cells or records,
 * and its separator and quotes. Where that is not told, only where it is certain. Undefined where it is not so.
 */
export function escapedDialectOf(head: Buffer, told: ToldOfEscapes): EscapedDialect | undefined {
  const text = head.toString("latin1", 0, sampleSize);
  const isTold = told.escape !== undefined;
  if (!isTold && !text.includes("\\")) return undefined;
  const lineEnd = lineEndOf(text);
  const [, mark, between] = rejectsHeader.exec(text) ?? [];
  if (between !== undefined)
    return { delimiter: between, quote: mark === '"' ? '"' : "none", lineEnd, escape: "backslash" };
  const sample = Buffer.from(belowLines(text, told.skipLines ?? 0), "latin1");
  const quotes = told.quote === undefined ? (["none", '"'] as const) : [told.quote];
  const trials = (told.delimiter === undefined ? delimiters : [told.delimiter])
    .filter((delimiter) => isTold || mayBeEscaped(text, delimiter))
    .flatMap((delimiter) => quotes.map((quote) => ({ delimiter, quote, lineEnd })))
    .map((dialect) => trialOf(sample, { ...dialect, escape: "backslash" }))
    .filter((trial) => isTold || isCertain(trial));
  return trials.length === 0
    ? undefined
    : trials.reduce((best, other) => (isBetter(other, best) ? other : best)).dialect;
}

/** How {@link markedRejects} begins. */
const rejectsHeader = new RegExp(`^("?)\\\\${rejectColumns[0]}"?(.)`);

/**
 * The first name of a file of rejected rows that are written with backslash escapes. One of its own, which changes nothing in what
 * it is read as, says so even where the rows do not, and quotes around it say that quotes stand around cells.
 */
export const markedRejects = ({ quote }: EscapedDialect): string =>
  quote === "none" ? `\\${rejectColumns[0]}` : `"\\${rejectColumns[0]}"`;

function lineEndOf(text: string): EscapedDialect["lineEnd"] {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "\n") return "LF";
    else if (text[at] === "\r") return text[at + 1] === "\n" ? "CR LF" : "CR";
  }
  return "LF";
}

const mayBeEscaped = (text: string, delimiter: string): boolean =>
  [delimiter + nullCell, nullCell + delimiter, `\\${delimiter}`].some((sign) => text.includes(sign));

interface WrittenCell {
  readonly text: string;
  readonly isEnclosed: boolean;
}

/** What becomes of the first records when they are read so. */
interface Trial {
  readonly dialect: EscapedDialect;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** How many cells most records have, and how many records of all have as many; 0 where a quote is not closed. */
  readonly width: number;
  readonly share: number;
}

function trialOf(sample: Buffer, dialect: EscapedDialect): Trial {
  const recordIn = escapedSplitter(dialect);
  const rows: WrittenCell[][] = [];
  let at = 0;
  for (let record = recordIn(sample, at); record !== undefined; record = recordIn(sample, at)) {
    const cells = record.cells.map(({ from, to, isEnclosed }) => ({
      text: sample.toString("latin1", from, to),
      isEnclosed,
    }));
    const isRecord = cells.length > 1 || (cells[0]?.text !== "" && cells[0]?.text !== endOfData);
    if (isRecord) rows.push(cells);
    at = record.end + 1;
  }
  const width = mostFrequent(rows.map(({ length }) => length));
  const fitting = rows.filter(({ length }) => length === width).length;
  const isRead = at >= sample.length * leastRead;
  return { dialect, rows, width, share: isRead && rows.length > 0 ? fitting / rows.length : 0 };
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, other) => (other[1] > best[1] ? other : best), [0, 0])[0];
}

function isBetter(one: Trial, other: Trial): boolean {
  if (one.width > 1 !== other.width > 1) return one.width > 1;
  if (Math.abs(one.share - other.share) > 0.05) return one.share > other.share;
  return one.dialect.delimiter === other.dialect.delimiter && isEnclosing(one);
}

/** Whether quotes stand around cells, rather than belong to texts that begin and end with one. */
const isEnclosing = (trial: Trial): boolean =>
  trial.rows.flat().some(({ text, isEnclosed }) => isEnclosed && text.includes('\\"')) ||
  columnsBelowFirst(trial).some(isEnclosedThroughout);

/**
 * Whether it is beyond doubt that a table is written so: it has columns, its records are as wide as the first, every backslash
 * stands before what may stand behind one, and there are nulls, of which many programs write some into a CSV too and few into a
 * table with tabs, or separators that would else part cells. Quotes are of the text
 * where no column has them throughout and none are doubled; or they stand around all cells of a column, as MySQL writes them, with
 * a backslash in one at least.
 */
function isCertain(trial: Trial): boolean {
  const { dialect, rows, width, share } = trial;
  if (width < 2 || rows.length < 2 || rows[0]?.length !== width || share < leastShare) return false;
  const cells = rows.flat();
  if (!cells.every(({ text }) => isKnown(text, dialect.delimiter))) return false;
  if (cells.some((cell) => isQuoted(cell) && cell.text.includes('""'))) return false;
  const hasNulls = cells.some(isNull);
  const hasOthers = cells.some((cell) => !isNull(cell) && cell.text.includes("\\"));
  const columns = columnsBelowFirst(trial);
  const enclosed = columns.filter(isEnclosedThroughout);
  if (dialect.quote !== "none")
    return (
      hasNulls &&
      enclosed.length > 0 &&
      columns.every((column) => !column.some(isQuoted) || enclosed.includes(column)) &&
      enclosed.flat().some((cell) => !isNull(cell) && cell.text.includes("\\"))
    );
  const broken = rows.filter(({ length }) => length !== width).flat();
  const joined = cells.filter(({ text }) => text.includes(`\\${dialect.delimiter}`)).length;
  const opening = cells.filter(opensQuote).length;
  return (
    ((hasNulls && (hasOthers || dialect.delimiter === "\t")) || joined > 1) &&
    enclosed.length === 0 &&
    opening <= rows.length * (1 - leastShare) &&
    !broken.some(({ text }) => text.startsWith('"'))
  );
}

const isNull = ({ text, isEnclosed }: WrittenCell): boolean => text === nullCell && !isEnclosed;

const isQuoted = ({ text, isEnclosed }: WrittenCell): boolean => isEnclosed || /^"[\s\S]*"$/.test(text);

/** Whether a cell begins with a quote and the closing one seems to stand in another. */
const opensQuote = ({ text }: WrittenCell): boolean => text.startsWith('"') && text.split('"').length % 2 === 0;

/** Whether nothing but nulls stands in a column without quotes. */
const isEnclosedThroughout = (column: readonly WrittenCell[]): boolean =>
  column.some(isQuoted) && column.every((cell) => isQuoted(cell) || isNull(cell));

const isKnown = (text: string, delimiter: string): boolean =>
  text === nullCell ||
  [...text.matchAll(/\\([\s\S])/g)].every(
    ([, letter = ""]) => letter === delimiter || /[\\"0bfnrtvZ\r\n]/.test(letter),
  );

/** The cells of each column, without those of the first record, which may be a header. */
const columnsBelowFirst = ({ rows, width }: Trial): readonly (readonly WrittenCell[])[] => {
  const below = rows.slice(1).filter(({ length }) => length === width);
  return Array.from({ length: width }, (_, column) => below.flatMap((cells) => cells[column] ?? []));
};
