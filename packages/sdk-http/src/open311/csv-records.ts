import { unguardFormula } from "@swiftline/core/intake";
import type { Records } from "./bulk-records.ts";

/** A quoted cell, or one as it stands, and what is behind it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/y;

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
  let [line, begun] = [1, 1];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || cells.length > 0) {
    const read = CELL.exec(text);
    if (read === null) return undefined;
    const [, quoted, plain = "", end = ""] = read;
    cells.push(unguardFormula(quoted?.replaceAll('""', '"') ?? plain));
    line += (quoted?.match(/\r\n?|\n/g)?.length ?? 0) + (end === "," || end === "" ? 0 : 1);
    if (end === ",") continue;
    if (cells.length > 1 || cells[0] !== "") lines.push({ line: begun, cells });
    [cells, begun] = [[], line];
    if (end === "") break;
  }
  return lines;
}
