import { didYouMean, type Result, type Row, SwiftlineError } from "@swiftline/core";
import type { FileRow, RowSource } from "../file-row.ts";
import { hasHeader } from "../header.ts";
import { unlikeHeader } from "../row-width.ts";
import { linesOfTitles, mayBeTitle, nothingBelow } from "../title-rows.ts";
import { cellAddress } from "./address.ts";
import { withMerged } from "./merged-cells.ts";
import { paddedCells } from "./padded-cells.ts";
import { asRecords } from "./record-cell.ts";
import type { SheetRow } from "./rows.ts";
import { type Range, readSheet } from "./sheet.ts";
import { headerAt } from "./sheet-header.ts";
import { firstShown, readWorkbook, type SheetPart } from "./workbook.ts";
import { openZip, type ZipParts } from "./zip-parts.ts";

export interface OpenSheetOptions {
  readonly name: string;
  /** The sheet to read. Default: {@link firstShown}. */
  readonly sheet: string | undefined;
  readonly header: boolean | undefined;
  /** How many rows of the sheet stand above the table. Titles are looked for where neither this nor the header is told. */
  readonly skipLines: number | undefined;
}

const rowsLookedAt = 200;

/**
 * Reads a sheet of a workbook as records; `line` is the row's number in the sheet. Empty rows are none, hidden ones are read.
 * Throws `file/malformed` where the workbook cannot be read, `file/empty`, and `flag/invalid` where it has no such sheet or not
 * so many rows as are skipped. What stands in merged cells below the header stands in each of them. The header may take several
 * lines: see {@link headerAt}.
 */
export async function openSheet(workbook: Buffer, { name, sheet, ...told }: OpenSheetOptions): Promise<RowSource> {
  const sound = <Value>(result: Result<Value, string>): Value => {
    if (result.ok) return result.value;
    const tryThis = "open it in a spreadsheet program and save it anew, or as CSV";
    throw new SwiftlineError("file/malformed", `${name}: the workbook cannot be read: ${result.reason}`, { tryThis });
  };
  const parts = sound(await openZip(workbook));
  const book = sound(readWorkbook(parts));
  const { name: title, part } = sheetNamed(book.sheets, name, sheet);
  const { rows: all, merged } = sound(readSheet(parts, part, book, asRecords));
  const skipLines = told.skipLines ?? (told.header === undefined ? linesAbove(all, merged) : 0);
  const begin = all.findIndex(({ line }) => line > skipLines);
  const first = all[begin];
  if (first === undefined)
    throw skipLines > 0
      ? nothingBelow(skipLines, `${name}: sheet ${title}`)
      : new SwiftlineError("file/empty", `${name}: sheet ${title} is empty`);
  const header = headerAt(all, begin, merged);
  const below = all.filter(({ line }) => line > header.lastLine);
  const isNamed = told.header ?? hasHeader([header.cells, ...below.slice(0, rowsLookedAt).map(({ cells }) => cells)]);
  const columns = isNamed
    ? header.cells.map((cell) => cell.trim())
    : first.cells.map((_, position) => `column ${position + 1}`);
  const headerLine = isNamed ? header.lastLine : skipLines;
  const records = sound(withMerged(isNamed ? below : all.slice(begin), merged, { headerLine, width: columns.length }));
  const otherSheets = book.sheets.filter((each) => each.part !== part && holdsCells(parts, each));
  const faultOf = unlikeHeader(columns);
  return {
    form: {
      format: "xlsx",
      sheet: title,
      ...(otherSheets.length > 0 && { otherSheets: otherSheets.map((each) => each.name) }),
      skipLines,
    },
    columns,
    pieces: oneByOne(records.map((row) => rowOf(row, columns.length, faultOf))),
  };
}

function sheetNamed(sheets: readonly SheetPart[], name: string, wanted: string | undefined): SheetPart {
  const sheet = wanted === undefined ? firstShown(sheets) : sheets.find((each) => each.name === wanted);
  if (sheet !== undefined) return sheet;
  if (wanted === undefined) throw new SwiftlineError("file/empty", `${name}: the workbook has no sheet of cells`);
  const names = sheets.map((each) => each.name);
  const { suggestion = `it has ${names.join(", ")}` } = didYouMean(wanted, names);
  throw new SwiftlineError("flag/invalid", `${name}: there is no sheet ${wanted}`, { tryThis: suggestion });
}

/** Programs begin a workbook with sheets that nobody fills. */
function holdsCells(parts: ZipParts, { part }: SheetPart): boolean {
  const text = parts.text(part);
  return !text.ok || /<(\w+:)?(v|is)[\s>]/.test(text.value);
}

/** How many lines the titles take that certainly stand above the header, which is the first row with more names than a title has. */
function linesAbove(rows: readonly SheetRow[], merged: readonly Range[]): number {
  const at = rows.findIndex(({ cells }) => !mayBeTitle(cells));
  if (at === -1) return 0;
  const header = headerAt(rows, at, merged);
  const below = rows.slice(at, at + rowsLookedAt).filter(({ line }) => line > header.lastLine);
  return linesOfTitles(padded([...rows.slice(0, at), header, ...below].slice(0, rowsLookedAt)));
}

/** Rows as wide as the widest of them. */
function padded(rows: readonly Row[]): readonly Row[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return rows.map(({ line, cells }) => ({ line, cells: paddedCells(cells, width) }));
}

function rowOf({ line, cells, faults }: SheetRow, width: number, faultOf: ReturnType<typeof unlikeHeader>): FileRow {
  const row = { line, cells: paddedCells(cells, width), raw: "" };
  const [fault] = faults;
  if (fault !== undefined) return { ...row, wrong: `cell ${cellAddress(line, fault.column)} ${fault.message}` };
  const wrong = faultOf(row);
  return wrong === undefined ? row : { ...row, wrong };
}

async function* oneByOne(rows: readonly FileRow[]) {
  yield rows;
}
