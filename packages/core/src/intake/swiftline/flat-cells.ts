import { isAppealTime } from "../../appeal/appeal-times.ts";
import { parseInstant } from "../../time/instant.ts";
import { unguardFormula } from "../formula-cells.ts";
import type { Cell, CellType } from "./flat-columns.ts";

/** Reads a cell as an export wrote it; undefined where it is none of its type. */
export const readCell: Readonly<Record<CellType, (cell: string) => Cell>> = {
  code: unguardFormula,
  text: unguardFormula,
  time: timeOf,
  number: numberOf,
  integer: numberOf,
  boolean: (cell) => (cell === "true" ? true : cell === "false" ? false : undefined),
  json: (cell) => (isObject(cell) ? cell : undefined),
};

/** What a cell of each type is, for saying that one is not. */
export const cellIs: Readonly<Record<CellType, string>> = {
  code: "a code",
  text: "a text",
  time: "a moment of the years 1900 to 2499 with its offset, such as 2026-05-16T09:30:00-04:00",
  number: "a number",
  integer: "a number",
  boolean: "true or false",
  json: "a JSON object",
};

function timeOf(cell: string): number | undefined {
  const at = parseInstant(cell);
  return at !== undefined && isAppealTime(at) ? at : undefined;
}

function numberOf(cell: string): number | undefined {
  return cell.trim() === "" || !Number.isFinite(Number(cell)) ? undefined : Number(cell);
}

function isObject(cell: string): boolean {
  try {
    const value: unknown = JSON.parse(cell);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
