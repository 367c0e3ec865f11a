import { type Row, SwiftlineError } from "@swiftline/core";
import { kindOf } from "./header.ts";

/** A name such as 满意 may be a word of its own column; of so many names only one is. */
const LEAST_NAMES_PER_WORD = 4;
/** No more than the separator is judged by, so that both are judged by the same rows. */
const rowsLookedAt = 50;
const mostTitles = 10;
/** A title seldom fills more cells than these: itself, or a word and its value. */
const mostCellsOfTitle = 2;
/** The sums below a table, and who made it. */
const mostFooters = 2;

/**
 * How many rows at the top of a table are titles, as spreadsheets and hotline systems write them above the names of the columns.
 * More than 0 only where it is certain: a title fills two cells at most, the row behind them names three columns or more and
 * leaves none out, hardly one of which comes again below it, and nine in ten of the rows below are as wide, fill more cells
 * than a title and none beyond the last name. The last row, or two of more, may be like a title.
 */
export function titleRows(rows: readonly (readonly string[])[]): number {
  const titles = rows.slice(0, mostTitles + 1).findIndex((cells) => !mayBeTitle(cells));
  const [header, ...below] = rows.slice(titles, rowsLookedAt);
  return titles > 0 && header !== undefined && isHeaderOf(below, header) ? titles : 0;
}

const isFilled = (cell: string): boolean => cell.trim() !== "";

/** Whether a row fills no more cells than a title does. */
export const mayBeTitle = (cells: readonly string[]): boolean => cells.filter(isFilled).length <= mostCellsOfTitle;

function isHeaderOf(below: readonly (readonly string[])[], header: readonly string[]): boolean {
  const width = header.findLastIndex(isFilled) + 1;
  const fits = (cells: readonly string[]): boolean =>
    cells.length === header.length && !mayBeTitle(cells) && !cells.slice(width).some(isFilled);
  const lastOfTable = below.findLastIndex((cells) => !mayBeTitle(cells));
  const footers = Math.min(below.length - 1 - lastOfTable, mostFooters);
  const fitting = below.filter(fits).length;
  const names = header.slice(0, width);
  const again = names.filter((name, column) => below.some((cells) => cells[column] === name)).length;
  return (
    fitting > footers &&
    fitting >= (below.length - footers) * 0.9 &&
    names.every(isName) &&
    again <= width / LEAST_NAMES_PER_WORD
  );
}

/** What begins with a space is prose that a separator has cut. */
const isName = (cell: string): boolean => kindOf(cell) === "text" && !cell.startsWith(" ");

/** How many lines the titles at the top of a table take, with the empty ones among them. */
export function linesOfTitles(rows: readonly Row[]): number {
  const titles = titleRows(rows.slice(0, rowsLookedAt).map(({ cells }) => cells));
  const header = titles > 0 ? rows[titles] : undefined;
  return header === undefined ? 0 : header.line - 1;
}

/** The fault of whoever skips more lines than a table has. */
export const nothingBelow = (skipLines: number, name: string): SwiftlineError =>
  new SwiftlineError("flag/invalid", `${name}: nothing stands below line ${skipLines}`, {
    tryThis: "skip fewer lines, or leave them to be found out",
  });
