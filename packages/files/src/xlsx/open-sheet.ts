import { didYouMean, type Result, SwiftlineError } from "@swiftline/core";
import { hasHeader } from "../csv/header.ts";
import type { FileRow, RowSource } from "../file-row.ts";
import { widthFault } from "../record-reader.ts";
import { cellAddress } from "./address.ts";
import { asRecords } from "./record-cell.ts";
import type { SheetRow } from "./rows.ts";
import { readSheet } from "./sheet.ts";
import { readWorkbook, type SheetPart } from "./workbook.ts";
import { openZip } from "./zip-parts.ts";

export interface OpenSheetOptions {
  readonly name: string;
  /** The sheet to read. Default: the first. */
  readonly sheet: string | undefined;
  readonly header: boolean | undefined;
}

/**
 * Reads a sheet of a workbook as records; `line` is the row's number in the sheet. Empty rows are none, hidden ones are read.
 * Throws `file/malformed` where the workbook cannot be read, `file/empty`, and `flag/invalid` where it has no such sheet.
 */
export function openSheet(workbook: Buffer, { name, sheet, header: told }: OpenSheetOptions): RowSource {
  const sound = <Value>(result: Result<Value, string>): Value => {
    if (result.ok) return result.value;
    const tryThis = "open it in a spreadsheet program and save it anew, or as CSV";
    throw new SwiftlineError("file/malformed", `${name}: the workbook cannot be read: ${result.reason}`, { tryThis });
  };
  const parts = sound(openZip(workbook));
  const book = sound(readWorkbook(parts));
  const { name: title, part } = sheetNamed(book.sheets, name, sheet);
  const { rows } = sound(readSheet(parts, part, book, asRecords));
  const [first] = rows;
  if (first === undefined) throw new SwiftlineError("file/empty", `${name}: sheet ${title} is empty`);
  const header = told ?? hasHeader(rows.slice(0, 200).map(({ cells }) => cells));
  const columns = header
    ? first.cells.map((cell) => cell.trim())
    : first.cells.map((_, position) => `column ${position + 1}`);
  const records = header ? rows.slice(1) : rows;
  return {
    form: { format: "xlsx", sheet: title },
    columns,
    pieces: oneByOne(records.map((row) => rowOf(row, columns.length))),
  };
}

function sheetNamed(sheets: readonly SheetPart[], name: string, wanted: string | undefined): SheetPart {
  const sheet = wanted === undefined ? sheets[0] : sheets.find((each) => each.name === wanted);
  if (sheet !== undefined) return sheet;
  if (wanted === undefined) throw new SwiftlineError("file/empty", `${name}: the workbook has no sheet of cells`);
  const names = sheets.map((each) => each.name);
  const { suggestion = `it has ${names.join(", ")}` } = didYouMean(wanted, names);
  throw new SwiftlineError("flag/invalid", `${name}: there is no sheet ${wanted}`, { tryThis: suggestion });
}

/** Empty cells at the end are not written into a sheet. */
function rowOf({ line, cells, faults }: SheetRow, width: number): FileRow {
  const row = {
    line,
    cells: Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? ""),
    raw: "",
  };
  const [fault] = faults;
  if (fault !== undefined) return { ...row, wrong: `cell ${cellAddress(line, fault.column)} ${fault.message}` };
  return row.cells.length === width ? row : { ...row, wrong: widthFault(row, width).message };
}

async function* oneByOne(rows: readonly FileRow[]) {
  yield rows;
}
