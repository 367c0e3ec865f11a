import { didYouMean, no, ok, type Problem, type Result, type Table } from "@swiftline/core";
import { readBytes } from "../read-bytes.ts";
import { cellAddress, columnLetters } from "./address.ts";
import { paddedCells } from "./padded-cells.ts";
import { asTable, type SheetRow } from "./rows.ts";
import { type Range, readSheet, type SheetContent } from "./sheet.ts";
import { firstShown, readWorkbook, type Workbook } from "./workbook.ts";
import { openZip } from "./zip-parts.ts";

export interface XlsxOptions {
  /** What problems call the file. Default: its path. */
  readonly name?: string;
  /** The sheet to read. Default: {@link firstShown}. */
  readonly sheet?: string;
}

/** Larger workbooks hold pictures, or were made to harm. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads a table that a person keeps in a spreadsheet: one sheet with a header; rows whose first cell begins with `#` are
 * comments and empty rows none. A title (`table,assign,hit=first`) may stand above the header. Lines are the row numbers of the sheet. Hidden rows and columns are read, since a
 * filter hides them unasked. Cells become the text that a person would type into a CSV file: see {@link cellText}.
 * Formulas, error cells, merged cells and what stands outside the header are problems, all told at once by address.
 */
export async function readXlsx(file: string, options: XlsxOptions = {}): Promise<Result<Table, readonly Problem[]>> {
  const name = options.name ?? file;
  const bytes = await readBytes(file, name, mostBytes);
  return bytes.ok ? parseXlsx(bytes.value, name, options.sheet) : no([bytes.reason]);
}

/** The same for bytes that are there already. */
export async function parseXlsx(
  bytes: Buffer,
  file: string,
  sheet?: string,
): Promise<Result<Table, readonly Problem[]>> {
  const malformed = (message: string, suggestion = "open it in a spreadsheet program and save it as .xlsx") =>
    no([{ code: "file/malformed", message, file, suggestion }]);
  const old = olderKind(bytes);
  if (old !== undefined) return malformed(old.message, old.suggestion);
  const parts = await openZip(bytes);
  if (!parts.ok) return malformed(`the file cannot be read: ${parts.reason}`);
  const workbook = readWorkbook(parts.value);
  if (!workbook.ok) return malformed(`the file cannot be read: ${workbook.reason}`);
  const wanted = sheetNamed(workbook.value, file, sheet);
  if (!wanted.ok) return wanted;
  const content = readSheet(parts.value, wanted.value.part, workbook.value, asTable);
  if (!content.ok) return malformed(`sheet ${wanted.value.name} cannot be read: ${content.reason}`);
  return tableOf(content.value, file, wanted.value.name);
}

/** What begins like this is a file of Office before 2007, or one that a password protects. */
const olderMark = Buffer.from("d0cf11e0a1b11ae1", "hex");
const protectedMark = Buffer.from("EncryptedPackage", "utf16le");

function olderKind(bytes: Buffer): { readonly message: string; readonly suggestion: string } | undefined {
  if (!bytes.subarray(0, olderMark.length).equals(olderMark)) return undefined;
  if (bytes.includes(protectedMark))
    return { message: "the workbook is encrypted", suggestion: "take its password away and save it as .xlsx" };
  return { message: "the file is an old .xls workbook", suggestion: "save it as .xlsx" };
}

function sheetNamed({ sheets }: Workbook, file: string, name: string | undefined) {
  const sheet = name === undefined ? firstShown(sheets) : sheets.find((each) => each.name === name);
  if (sheet !== undefined) return ok(sheet);
  if (name === undefined) return no([{ code: "table/no-sheet", message: "the workbook has no sheet of cells", file }]);
  const names = sheets.map((each) => each.name);
  const meant = { suggestion: `it has ${names.join(", ")}`, ...didYouMean(name, names) };
  return no([{ code: "table/no-sheet", message: `there is no sheet ${name}`, file, value: name, ...meant }]);
}

function tableOf({ rows, merged }: SheetContent, file: string, sheet: string): Result<Table, readonly Problem[]> {
  const records = rows.filter((row) => !row.cells[0]?.startsWith("#"));
  const [first, second] = records;
  const header = first !== undefined && isTitle(first.cells) ? second : first;
  if (first === undefined || header === undefined)
    return no([{ code: "file/empty", message: `sheet ${sheet} holds no table, or only comments`, file }]);
  const width = header.cells.length;
  const problems = [
    ...headerProblems(header),
    ...records.flatMap((row) => outsideProblems(row, width)),
    ...records.flatMap(faultProblems),
    ...mergeProblems(merged, records),
  ].map((problem): Problem => ({ ...problem, file }));
  if (problems.length > 0) return no(problems.toSorted(byPlace));
  const padded = ({ line, cells }: SheetRow) => ({ line, cells: paddedCells(cells, width) });
  const columns = padded(first).cells.map((column) => column.trim());
  return ok({ file, columns, rows: records.slice(1).map(padded) });
}

/** Whether a record is the title of a decision table, which stands above its header and need not be as wide. */
export const isTitle = (cells: readonly string[]): boolean => cells[0]?.trim() === "table";

const byPlace = (a: Problem, b: Problem): number => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

function faultProblems({ line, faults }: SheetRow): Problem[] {
  return faults.map(({ column, message, ...fault }) => ({
    ...fault,
    message: `cell ${cellAddress(line, column)} ${message}`,
    line,
    column,
  }));
}

function headerProblems({ line, cells, faults }: SheetRow): Problem[] {
  return cells.flatMap((name, at): Problem[] => {
    const column = at + 1;
    if (name.trim() !== "" || faults.some((fault) => fault.column === column)) return [];
    const message = `cell ${cellAddress(line, column)} names no column, and columns further right have names`;
    return [{ code: "table/column-unnamed", message, line, column }];
  });
}

function outsideProblems({ line, cells }: SheetRow, width: number): Problem[] {
  const at = cells.findIndex((text, index) => index >= width && text !== "");
  if (at === -1) return [];
  const message = `cell ${cellAddress(line, at + 1)} is outside the table, which ends with column ${columnLetters(width)}`;
  return [{ code: "table/row-width", message, line, column: at + 1, suggestion: "name its column, or clear it" }];
}

/** Titles over several columns may stay merged where they are comments. */
function mergeProblems(merged: readonly Range[], records: readonly SheetRow[]): Problem[] {
  const lines = records.map((row) => row.line);
  return merged
    .filter(({ from, to }) => lines.some((line) => from.line <= line && line <= to.line))
    .map(({ from, to }) => ({
      code: "table/merged-cells",
      message: `cells ${cellAddress(from.line, from.column)}:${cellAddress(to.line, to.column)} are merged`,
      ...from,
      suggestion: "unmerge them and write the value into each cell",
    }));
}
