import type { SheetRow } from "./rows.ts";
import type { Range } from "./sheet.ts";

/** The names of a sheet's columns. */
export interface SheetHeader {
  /** The first line that they take. */
  readonly line: number;
  /** The last one; the records stand below it. */
  readonly lastLine: number;
  readonly cells: readonly string[];
}

/** Cells merged over more lines than these do not belong to a header alone. */
const mostLines = 5;

/**
 * The header that begins with a row. It goes on as far down as names in that row are merged, if they are more than those that have a
 * cell of their own below them, as names above values have. What is merged downwards names its column. A name below one of several
 * columns stands alone, and where it is not the only one of its kind it has those above it before it: `派单 时间` and `办结 时间`.
 */
export function headerAt(rows: readonly SheetRow[], first: number, merged: readonly Range[]): SheetHeader {
  const { line, cells } = rows[first] ?? { line: 0, cells: [] };
  const down = merged.filter(
    ({ from, to }) =>
      from.line === line && to.line > line && to.line < line + mostLines && isFilled(cells[from.column - 1] ?? ""),
  );
  const lastLine = down.reduce((last, { to }) => Math.max(last, to.line), line);
  const near = rows.slice(0, first + mostLines).filter((row) => row.line <= lastLine);
  const lines = linesOf(near, line, merged);
  return ownBelow(lines) < down.length
    ? { line, lastLine, cells: namesOf(lines) }
    : { line, lastLine: line, cells: namesOf(lines.slice(0, 1)) };
}

/** A cell of a header, which may be one of several that are merged. */
interface HeaderCell {
  readonly text: string;
  readonly range: Range | undefined;
  /** Whether the text is that of a cell further to the left. */
  readonly isLent: boolean;
}

/** The lines from the first of the header on, each as wide as the widest, or as what is merged into it from above. */
function linesOf(near: readonly SheetRow[], top: number, merged: readonly Range[]): readonly (readonly HeaderCell[])[] {
  const header = near.filter(({ line }) => line >= top);
  const width = merged
    .filter(({ from, to }) => from.line < top && to.line >= top)
    .reduce((most, { from }) => Math.max(most, from.column), Math.max(...header.map(({ cells }) => cells.length)));
  return header.map(({ line, cells }) => {
    const ranges = rangesIn(line, width, merged);
    return Array.from({ length: width }, (_, at) => {
      const own = cells[at] ?? "";
      const range = ranges[at];
      if (isFilled(own) || range === undefined) return { text: own, range, isLent: false };
      const text = near.find((row) => row.line === range.from.line)?.cells[range.from.column - 1] ?? "";
      return { text, range, isLent: range.from.column < at + 1 };
    });
  });
}

/** The range that each cell of a line belongs to. Where those of a hostile sheet overlap, the first one counts, so that no cell is filled twice. */
function rangesIn(line: number, width: number, merged: readonly Range[]): readonly (Range | undefined)[] {
  const ranges = Array.from<Range | undefined>({ length: width });
  for (const range of merged) {
    if (line < range.from.line || line > range.to.line) continue;
    for (let at = range.from.column - 1; at < Math.min(range.to.column, width) && ranges[at] === undefined; at++)
      ranges[at] = range;
  }
  return ranges;
}

/** How many names that are merged with nothing have a cell below them that is merged with nothing. */
function ownBelow(lines: readonly (readonly HeaderCell[])[]): number {
  const isOwn = (cell: HeaderCell | undefined): boolean =>
    cell !== undefined && cell.range === undefined && isFilled(cell.text);
  const [first = []] = lines;
  return first.filter((cell, at) => isOwn(cell) && lines.slice(1).some((cells) => isOwn(cells[at]))).length;
}

function namesOf(lines: readonly (readonly HeaderCell[])[]): readonly string[] {
  const [first = []] = lines;
  const all = first.map((_, at) => namesAbove(lines.flatMap((cells) => cells[at] ?? [])));
  const lowestOf = (names: readonly string[]): string => names.at(-1)?.trim() ?? "";
  const columns = Map.groupBy(all, lowestOf);
  return all.map((names) =>
    columns.get(lowestOf(names))?.length === 1 ? (names.at(-1) ?? "") : names.map((name) => name.trim()).join(" "),
  );
}

/** The names of a column from the top down. A name of several columns names those on its right only where another stands below it. */
function namesAbove(column: readonly HeaderCell[]): readonly string[] {
  const named = column.filter(({ text }) => isFilled(text));
  if (named.at(-1)?.isLent !== false) return [];
  return named.map(({ text }) => text).filter((text, at, texts) => text !== texts[at - 1]);
}

const isFilled = (text: string): boolean => text.trim() !== "";
