import type { CsvForm, Delimiter, Quote } from "../file-form.ts";
import { titleRows } from "../title-rows.ts";

/** How a table is written: what stands between cells and around them, and what ends a record. */
export type Dialect = Pick<CsvForm, "delimiter" | "quote" | "lineEnd" | "escape">;

/** The separators that are looked for. Where two do as well, the earlier is meant: people write commas in cells, and no tabs. */
export const delimiters = ["\t", "|", ";", ","] as const satisfies readonly Delimiter[];
const recordsLookedAt = 60;
const sampleSize = 131_072;

export interface ToldOfTable {
  readonly delimiter?: string | undefined;
  readonly quote?: "none" | undefined;
  /** How many lines stand above the table; titles are looked for where this is left out. */
  readonly skipLines?: number | undefined;
}

/**
 * Finds out the dialect from the beginning of a table, whatever its encoding (as long as that holds ASCII): the separator by
 * which the header has several cells and most records as many as the header, and by which quotes stand around whole cells.
 * A comma where there is one column; double quotes unless only single ones stand around cells, or, between tabs, where some
 * cells begin with one and none is closed, none at all. Titles above the header tell nothing.
 */
export function dialectOf(head: Buffer, told: ToldOfTable = {}): Dialect {
  const text = head.toString("latin1");
  const sample = belowLines(text, told.skipLines ?? 0).slice(0, sampleSize);
  const mayBeTitled = told.skipLines === undefined;
  const tried = (told.delimiter === undefined ? delimiters : [told.delimiter]).map((delimiter) =>
    trialOf(sample, { delimiter, quote: told.quote, mayBeTitled }),
  );
  const found = tried.reduce((best, other) => (isBetter(other, best) ? other : best));
  const delimiter = told.delimiter ?? (found.width > 1 ? found.delimiter : ",");
  return { delimiter, quote: found.quote, lineEnd: lineEndOf(text, found.quote) };
}

/** The text below so many lines; the whole where nothing is. */
export function belowLines(text: string, lines: number): string {
  const ends = text.matchAll(/\r\n?|\n/g).take(lines);
  let from = 0;
  for (const { 0: end, index } of ends) from = index + end.length;
  return text.slice(from) || text;
}

/** What becomes of the first records when a separator and a quote are tried on them. */
interface Trial {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  /** How many records above the header are titles. */
  readonly titles: number;
  /** How many cells the header has. */
  readonly width: number;
  readonly records: number;
  /** How many records are as wide as the header, of those that are. */
  readonly agreeing: number;
  /** How many cells the quote stands around, and how many it opens and does not close as it should. */
  readonly quoted: number;
  readonly torn: number;
}

function isBetter(one: Trial, other: Trial): boolean {
  if (one.width > 1 !== other.width > 1) return one.width > 1;
  if ((one.torn === 0) !== (other.torn === 0)) return one.torn === 0;
  const [share, otherShare] = [one.agreeing / one.records, other.agreeing / other.records];
  if (Math.abs(share - otherShare) > 0.05) return share > otherShare;
  if (one.titles !== other.titles) return one.titles < other.titles;
  return one.records === 1 && one.width > other.width;
}

function trialOf(text: string, told: Omit<TrialOptions, "quote"> & Pick<ToldOfTable, "quote">): Trial {
  const tried = (quote: Quote) => tryOut(text, { ...told, quote });
  if (told.quote !== undefined) return tried(told.quote);
  const [double, single] = [tried('"'), tried("'")];
  if (told.delimiter === "\t" && double.width > 1 && double.torn > 0 && double.quoted === 0) return tried("none");
  return single.quoted > 0 && single.torn === 0 && double.quoted === 0 && double.torn === 0 ? single : double;
}

interface TrialOptions extends Pick<Dialect, "delimiter" | "quote"> {
  /** Whether titles may stand above the header. */
  readonly mayBeTitled: boolean;
}

function tryOut(text: string, { delimiter, quote, mayBeTitled }: TrialOptions): Trial {
  const records: string[][] = [];
  let [quoted, torn] = [0, 0];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length && records.length < recordsLookedAt) {
    const cell = cellAt(text, at, { delimiter, quote });
    if (cell.quoted === "whole") quoted++;
    if (cell.quoted === "torn") torn++;
    if (cell.end >= text.length && records.length > 0) break;
    cells.push(cell.quoted === "whole" ? text.slice(at + 1, cell.end - 1) : text.slice(at, cell.end));
    at = cell.end + 1;
    if (text[cell.end] === delimiter) continue;
    const isEmpty = cells.length === 1 && cell.isEmpty;
    if (!isEmpty) records.push(cells);
    cells = [];
  }
  const titles = mayBeTitled ? titleRows(records) : 0;
  const table = records.slice(titles);
  const width = table[0]?.length ?? 0;
  const agreeing = table.filter((record) => record.length === width).length;
  return { delimiter, quote, titles, width, records: Math.max(1, table.length), agreeing, quoted, torn };
}

interface Cell {
  /** Where the separator or the line end after it stands. */
  readonly end: number;
  readonly isEmpty: boolean;
  readonly quoted: "whole" | "torn" | undefined;
}

/** The cell that begins at a place: to its closing quote if it begins with one, which may be behind the sample; else to the next separator or line end. */
function cellAt(text: string, from: number, { delimiter, quote }: Pick<Dialect, "delimiter" | "quote">): Cell {
  const isEnd = (at: number): boolean =>
    at >= text.length || text[at] === delimiter || text[at] === "\n" || text[at] === "\r";
  const quoted = text[from] === quote;
  if (quoted) {
    let at = text.indexOf(quote, from + 1);
    while (at !== -1 && !isEnd(at + 1) && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
    if (at === -1) return { end: text.length, isEmpty: false, quoted: undefined };
    if (isEnd(at + 1)) return { end: at + 1, isEmpty: false, quoted: "whole" };
  }
  let end = from;
  while (!isEnd(end)) end++;
  return { end, isEmpty: end === from, quoted: quoted ? "torn" : undefined };
}

/** The first line end that is not within quotes. Empty lines at the top count, for all ends are alike. */
function lineEndOf(text: string, quote: Quote): Dialect["lineEnd"] {
  let quoted = false;
  let begun = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === quote) quoted = !quoted;
    if (quoted) continue;
    if (letter !== "\n" && letter !== "\r") begun = true;
    else if (begun && letter === "\n") return "LF";
    else if (begun) return text[at + 1] === "\n" ? "CR LF" : "CR";
  }
  return "LF";
}
