import { guardFormula } from "../intake/formula-cells.ts";
import type { Cell, FlatColumn } from "../intake/swiftline/flat-columns.ts";
import { formatInZone, type Zone } from "../time/zone.ts";
import type { ExportColumn } from "./export-column.ts";

/**
 * Writes the lines of a CSV file (RFC 4180, comma, LF): times in the city's zone with their offset, numbers so that they are
 * read back as the same, words and text guarded from being run as a formula. What is not there is an empty cell.
 */
export function csvLines<Told>(columns: readonly ExportColumn<Told>[], zone: Zone) {
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\n`;
  return {
    header: line(columns.map(({ name }) => name)),
    row: (told: Told): string => line(columns.map((column) => writtenCell(column, column.of(told), zone))),
  };
}

export function writtenCell({ type }: Pick<FlatColumn, "type">, cell: Cell, zone: Zone): string {
  if (cell === undefined) return "";
  if (type === "time") return formatInZone(Number(cell), zone);
  return type === "text" || type === "code" ? guardFormula(String(cell)) : String(cell);
}

/** Quoted where it would else be read as something other than itself: also a lone CR, a leading `#` or blank. */
const quoted = (cell: string): string => (SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const SPECIAL = /[",\r\n]|^[#\s]|\s$/;
