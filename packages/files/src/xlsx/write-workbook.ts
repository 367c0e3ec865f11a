import { type Cell, writeXlsx as writeSheets } from "hucre/xlsx";
import { escaped, longestText, noMoment, widthOf } from "./written-text.ts";

/** A column of a sheet. Numbers are shown by its format, `0.0%` or `#,##0`, and stay numbers. */
export interface SheetColumn {
  readonly label: string;
  readonly format?: string;
}

/** A sheet of figures: a bold header that stays in view, and rows. A cell of null is empty. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * Writes figures as a workbook, a sheet after the other. Names of sheets are made to what spreadsheets take: 31 characters,
 * none of `[]:*?/\\`, each once. Texts are texts, never formulas. The same sheets give the same bytes.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const workbook = await writeSheets({
    properties: { created: noMoment, modified: noMoment },
    sheets: sheets.map(({ columns, rows }, sheet) => ({
      name: names[sheet] ?? "",
      rows: [columns, ...rows].map((cells) => cells.map(() => null)),
      columns: columns.map(({ label }, column) => ({
        width: widthOf([label, ...rows.slice(0, 1000).map((row) => shownIn(row[column] ?? null))]),
      })),
      cells: new Map([
        ...columns.map(({ label }, column) => [`0,${column}`, headerCell(label)] as const),
        ...rows.flatMap((row, at) =>
          row.map((value, column) => [`${at + 1},${column}`, cellOf(value, columns[column]?.format)] as const),
        ),
      ]),
      freezePane: { rows: 1 },
    })),
  });
  return Buffer.from(workbook);
}

const headerCell = (label: string): Partial<Cell> => ({
  type: "string",
  value: escaped(label),
  style: { font: { bold: true } },
});

function cellOf(value: string | number | null, format: string | undefined): Partial<Cell> {
  if (typeof value === "number")
    return { type: "number", value, ...(format !== undefined && { style: { numFmt: format } }) };
  return { type: "string", value: value === null || value === "" ? null : escaped(value.slice(0, longestText)) };
}

/** Numbers are shown rounded, so that their width is that of a short text. */
const shownIn = (value: string | number | null): string =>
  typeof value === "number" ? value.toFixed(1) : (value ?? "").slice(0, 100);

const longestName = 31;

function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      name
        .replaceAll(/[[\]:*?/\\\p{Cc}]/gu, " ")
        .replaceAll(/\s+/g, " ")
        .replaceAll(/^'+|(?<!')'+$/g, "")
        .trim() || "Sheet";
    for (let copy = 1; ; copy++) {
      const mark = copy === 1 ? "" : ` (${copy})`;
      const free = `${plain.slice(0, longestName - mark.length).trimEnd()}${mark}`;
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
}
