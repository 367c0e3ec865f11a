import { no, ok, type Result } from "@swiftline/core";
import { type CellFault, cellText, type SheetCell, serialMoment } from "./cell.ts";
import type { SheetManner } from "./rows.ts";
import type { Workbook } from "./workbook.ts";

/**
 * The text of a cell of a record that another system or person left: as {@link cellText} has it, but a formula is what it gave
 * last, and moments have their time: `2026-03-01T14:30:00`, and `14:30:00` alone where there is no day. A program that has never
 * worked a formula out, as those that only write workbooks, leaves no value of it; an empty text would say so.
 */
export function recordCellText(cell: SheetCell, workbook: Workbook): Result<string, CellFault> {
  const { type, value, style, formula } = cell;
  if (formula !== undefined && type === "n" && value === "") return no(neverWorkedOut(formula));
  const number = Number(value);
  const format = workbook.formats[style];
  const isTime = format === "date" || format === "time";
  if (type === "n" && value !== "" && isTime && Number.isFinite(number) && !Number.isInteger(number))
    return momentText(number, value, workbook);
  if (type === "d" && isoMoment.test(value)) return ok(value.replace(/(\.\d+)?Z?$/, ""));
  return cellText({ ...cell, formula: undefined }, workbook);
}

const neverWorkedOut = (formula: string): CellFault => ({
  code: "table/formula",
  message: "holds a formula of which the file has no value until a spreadsheet program has saved it",
  ...(formula !== "" && { value: `=${formula}` }),
  suggestion: "open the workbook in a spreadsheet program and save it",
});

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?$/;

function momentText(serial: number, value: string, { from1904 }: Workbook): Result<string, CellFault> {
  if (serial > 0 && serial < 1) return ok(new Date(Math.round(serial * 86_400) * 1000).toISOString().slice(11, 19));
  const moment = serialMoment(serial, from1904);
  if (moment !== undefined) return ok(moment.toISOString().slice(0, 19));
  const suggestion = "make it text: format the cell as Text and type it again";
  return no({ code: "table/bad-cell", message: "holds a day that is not in the calendar", value, suggestion });
}

/** As far as the programs themselves go. */
export const asRecords: SheetManner = { textOf: recordCellText, mostColumns: 16_384, mostLines: 1_048_576 };
