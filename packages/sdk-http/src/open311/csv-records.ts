import { unguardFormula } from "@swiftline/core/intake";
import type { Records } from "./bulk-records.ts";

const PLAIN = /[^",\r\n]*/y;
/** What stands behind a cell. */
const END = /,|\r?\n|\r|$/y;

/** Reads CSV (RFC 4180) with a header; what was guarded from being run as a formula is as it was. Undefined where a quote stands where none may, or is never closed. */
export function csvRecords(text: string): Records | undefined {
  const [columns, ...rows] = linesOf(text.replace(/^\uFEFF/, "")) ?? [];
  if (columns === undefined) return undefined;
  const width = columns.cells.length;
  return {
    columns: columns.cells.map((name) => name.trim()),
    rows: rows.map(({ line, cells }) =>
      cells.length === width ? { line, cells } : { line, cells, wrong: `it has ${cells.length} cells, not ${width}` },
    ),
  };
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function linesOf(text: string): readonly Line[] | undefined {
  const lines: Line[] = [];
  let cells: string[] = [];
  let [place, line, begun] = [0, 1, 1];
  while (place < text.length || cells.length > 0) {
    const cell = cellAt(text, place);
    const end = cell && foundAt(END, text, cell.end);
    if (cell === undefined || end === undefined) return undefined;
    place = cell.end + end.length;
    cells.push(unguardFormula(cell.words));
    line += (cell.words.match(/\r\n?|\n/g)?.length ?? 0) + (end === "," || end === "" ? 0 : 1);
    if (end === ",") continue;
    if (cells.length > 1 || cells[0] !== "") lines.push({ line: begun, cells });
    [cells, begun] = [[], line];
    if (end === "") break;
  }
  return lines;
}

/** The cell that begins at a place, quoted or as it stands, and where it ends; undefined where its quote is never closed. */
function cellAt(text: string, begin: number): { readonly words: string; readonly end: number } | undefined {
  if (text[begin] !== '"') {
    const words = foundAt(PLAIN, text, begin) ?? "";
    return { words, end: begin + words.length };
  }
  let quote = text.indexOf('"', begin + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote === -1 ? undefined : { words: text.slice(begin + 1, quote).replaceAll('""', '"'), end: quote + 1 };
}

function foundAt(pattern: RegExp, text: string, place: number): string | undefined {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0];
}
