import { no, ok, type Result } from "@swiftline/core";
import { paddedCells } from "./padded-cells.ts";
import type { SheetRow } from "./rows.ts";
import type { Range } from "./sheet.ts";

export interface MergedOptions {
  /** Ranges that begin here or above are titles, or belong to the header. */
  readonly headerLine: number;
  /** How many columns the header has. */
  readonly width: number;
}

/** Ranges of a sheet do not overlap; those of a hostile one might, and would be filled without end. */
const mostCells = 5_000_000;

/**
 * Rows with the text of each range of merged cells, which a sheet holds in its first cell alone, in all its empty cells under the
 * header. Rows that hold nothing else remain none. Answers in words why it cannot be done.
 */
export function withMerged(
  rows: readonly SheetRow[],
  merged: readonly Range[],
  { headerLine, width }: MergedOptions,
): Result<readonly SheetRow[], string> {
  const filled = new Map<number, string[]>();
  let looked = 0;
  for (const { from, to } of merged) {
    const first = firstFrom(rows, from.line);
    const text = rows[first]?.line === from.line ? rows[first].cells[from.column - 1] : undefined;
    if (text === undefined || text === "" || from.line <= headerLine) continue;
    for (let at = first; at < rows.length && (rows[at]?.line ?? 0) <= to.line; at++) {
      const cells = filled.get(at) ?? paddedCells(rows[at]?.cells ?? [], width);
      filled.set(at, cells);
      for (let column = from.column; column <= Math.min(to.column, width); column++) cells[column - 1] ||= text;
      looked += to.column - from.column + 1;
      if (looked > mostCells) return no(`more than ${mostCells.toLocaleString("en-US")} of its cells are merged`);
    }
  }
  return ok(rows.map((row, at) => ({ ...row, cells: filled.get(at) ?? row.cells })));
}

/** The place of the first row on a line or below it; behind the last where there is none. */
function firstFrom(rows: readonly SheetRow[], line: number): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rows[middle]?.line ?? 0) < line) from = middle + 1;
    else to = middle;
  }
  return from;
}
