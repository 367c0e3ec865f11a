import { no, ok, type Result } from "@swiftline/core";
import { type CellFault, cellText, digitsKept, type SheetCell, serialMoment } from "./cell.ts";
import type { SheetManner } from "./rows.ts";
import type { Workbook } from "./workbook.ts";

/**
 * The text of a cell of a record that another system or person left: as {@link cellText} has it, but a formula is what it gave
 * last, and moments have their time: `2026-03-01T14:30:00`, and `14:30:00` alone where there is no day. What holds no true
 * value stands as in a CSV file of the same sheet (`#N/A`, `1.1010119900101E+17`, the count of a day that never was): whoever reads
 * that cell refuses it, and nobody else need. A program that has never worked a formula out, as those that only write workbooks,
 * leaves no value of it; an empty text would say so.
 */
export function recordCellText(cell: SheetCell, workbook: Workbook): Result<string, CellFault> {
  const { type, value, style, formula } = cell;
  if (formula !== undefined && type === "n" && value === "") return no(neverWorkedOut(formula));
  if (type === "e") return ok(value);
  const number = type === "n" && value.trim() !== "" ? Number(value) : Number.NaN;
  const format = workbook.formats[style];
  const isTime = format === "date" || format === "time";
  const isMidnight = format === "time" && number === 0;
  if (isMidnight || (isTime && Number.isFinite(number) && !Number.isInteger(number)))
    return ok(momentText(number, workbook));
  if (type === "d" && isoMoment.test(value)) return ok(value.replace(/(\.\d+)?Z?$/, ""));
  const text = cellText({ ...cell, formula: undefined }, workbook);
  return text.ok || !Number.isFinite(number) ? text : ok(shownNumber(number));
}

const neverWorkedOut = (formula: string): CellFault => ({
  code: "table/formula",
  message: "holds a formula of which the file has no value until a spreadsheet program has saved it",
  ...(formula !== "" && { value: `=${formula}` }),
  suggestion: "open the workbook in a spreadsheet program and save it",
});

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?$/;

function momentText(serial: number, { from1904 }: Workbook): string {
  if (serial >= 0 && serial < 1) return new Date(Math.round(serial * 86_400) * 1000).toISOString().slice(11, 19);
  return serialMoment(serial, from1904)?.toISOString().slice(0, 19) ?? shownNumber(serial);
}

/** Shortened where the programs have lost its last digits, so that nobody takes it for a number of such a length. */
const shownNumber = (number: number): string =>
  Math.abs(number) < 10 ** digitsKept ? String(number) : number.toExponential().replace("e", "E");

/** As far as the programs themselves go. */
export const asRecords: SheetManner = { textOf: recordCellText, mostColumns: 16_384, mostLines: 1_048_576 };
