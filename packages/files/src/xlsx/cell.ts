import { no, ok, type Result } from "@swiftline/core";
import type { Workbook } from "./workbook.ts";

/** A cell as it stands in the sheet. */
export interface SheetCell {
  /** `s` shared text, `inlineStr`, `str`, `b`, `e` error, `d` date, `n` number. */
  readonly type: string;
  readonly style: number;
  readonly value: string;
  /** The text of a formula, empty where the sheet leaves it to another cell's; undefined without one. */
  readonly formula: string | undefined;
}

/** What is wrong with a cell, said so that “cell C14” can stand before it. */
export interface CellFault {
  readonly code: "table/formula" | "table/error-cell" | "table/bad-cell";
  readonly message: string;
  readonly value?: string;
  readonly suggestion: string;
}

const asText = "make it text: format the cell as Text and type it again";

/**
 * The text of a cell as a person would type it: numbers without exponent, days as 2026-03-01, yes and no. A formula is
 * refused, whatever it gave last: what it gives tomorrow nobody has checked.
 */
export function cellText(cell: SheetCell, workbook: Workbook): Result<string, CellFault> {
  const { type, value, formula } = cell;
  if (formula !== undefined) {
    const suggestion = "replace it by its value: copy the cell and paste values only";
    const shown = formula === "" ? {} : { value: `=${formula}` };
    return no({ code: "table/formula", message: "holds a formula", ...shown, suggestion });
  }
  if (type === "e") {
    const suggestion = "write the value, or clear the cell";
    return no({ code: "table/error-cell", message: `holds the error ${value}`, value, suggestion });
  }
  if (type === "inlineStr" || type === "str") return ok(unescaped(value));
  if (value === "") return ok("");
  if (type === "s") return sharedText(value, workbook);
  if (type === "b") return ok(value === "1" || value === "true" ? "yes" : "no");
  if (type === "d") return isoDay(value);
  if (type === "n") return numberText(cell, workbook);
  return no(bad(`is of an unknown type (${type})`, value));
}

const bad = (message: string, value: string, suggestion = asText): CellFault => ({
  code: "table/bad-cell",
  message,
  value,
  suggestion,
});

function sharedText(value: string, { sharedTexts }: Workbook): Result<string, CellFault> {
  const text = /^\d+$/.test(value) ? sharedTexts[Number(value)] : undefined;
  const broken = "open the workbook, type the cell again and save it";
  return text === undefined ? no(bad("refers to a text that is not there", value, broken)) : ok(unescaped(text));
}

/** Characters that XML has no way to write stand as `_x0007_`. */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function isoDay(value: string): Result<string, CellFault> {
  const [day, time] = value.split("T", 2);
  if (day === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return no(bad("holds a date that cannot be read", value));
  return time === undefined || /^00:00(:00(\.0+)?)?Z?$/.test(time) ? ok(day) : no(withTime(value));
}

const withTime = (value: string): CellFault => bad("holds a time of day, and a table has only days and hours", value);

/** The programs keep no more digits: what is longer has lost its last ones already. */
export const digitsKept = 15;
const plain = new Intl.NumberFormat("en-US", {
  useGrouping: false,
  maximumSignificantDigits: digitsKept,
  signDisplay: "negative",
});

function numberText({ value, style }: SheetCell, { formats, from1904 }: Workbook): Result<string, CellFault> {
  const number = Number(value);
  if (!Number.isFinite(number) || value.trim() === "") return no(bad("holds a number that cannot be read", value));
  const format = formats[style] ?? "number";
  if (format === "date" || format === "time") return dayText(number, value, from1904);
  if (Math.abs(number) >= 10 ** digitsKept)
    return no(bad(`holds a number of more than ${digitsKept} digits, of which the last are lost`, value));
  const text = plain.format(number);
  return ok(format === "number" || !/^\d+$/.test(text) ? text : text.padStart(format.zeros, "0"));
}

const secondsPerDay = 86_400;
const day0 = Date.UTC(1899, 11, 30);
const day0of1904 = Date.UTC(1904, 0, 1);
/** The day after 1900-02-28, which the programs take for a 29th. Days before it are counted one off. */
const dayThatNeverWas = 60;
/** The last day of the year 9999. */
const lastDay = 2_958_465;
const daysUntil1904 = 1462;

function dayText(serial: number, value: string, from1904: boolean): Result<string, CellFault> {
  if (!Number.isInteger(serial)) return no(withTime(value));
  const moment = serialMoment(serial, from1904);
  return moment === undefined
    ? no(bad("holds a day that is not in the calendar", value))
    : ok(moment.toISOString().slice(0, 10));
}

/** The moment that a sheet writes as a count of days, to the second, in no zone; undefined where the calendar has none. */
export function serialMoment(serial: number, from1904: boolean): Date | undefined {
  const day = Math.floor(serial);
  const impossible = from1904 ? day < 0 : day < 1 || day === dayThatNeverWas;
  if (impossible || day > lastDay - (from1904 ? daysUntil1904 : 0)) return undefined;
  const shift = !from1904 && day < dayThatNeverWas ? 1 : 0;
  const seconds = Math.round((serial + shift) * secondsPerDay);
  return new Date((from1904 ? day0of1904 : day0) + seconds * 1000);
}
