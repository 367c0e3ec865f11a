import type { Result } from "@swiftline/core";
import { cellAddress, parseAddress } from "./address.ts";
import { type CellFault, cellText, type SheetCell } from "./cell.ts";
import type { Workbook } from "./workbook.ts";

export interface SheetRow {
  readonly line: number;
  /** Texts of the cells from column A on, up to the last that is given; a cell with a fault is empty. */
  readonly cells: readonly string[];
  readonly faults: readonly (CellFault & { readonly column: number })[];
}

/** How a sheet is read: what its cells say, and up to where. */
export interface SheetManner {
  readonly textOf: (cell: SheetCell, workbook: Workbook) => Result<string, CellFault>;
  readonly mostColumns: number;
  readonly mostLines: number;
}

/** A table of a city has some thousands of rules and some twenty columns; these are far beyond, and fit in memory. */
export const asTable: SheetManner = { textOf: cellText, mostColumns: 1000, mostLines: 200_000 };
const mostCells = 5_000_000;

interface Row extends SheetRow {
  readonly cells: string[];
  readonly faults: (CellFault & { readonly column: number })[];
}

/** Collects rows and cells as they are heard; each step answers a reason when the sheet makes no sense. */
export function rowsInTheMaking(workbook: Workbook, { textOf, mostColumns, mostLines }: SheetManner) {
  const rows: Row[] = [];
  let line = 0;
  let column = 0;
  let spanned = 0;
  let cell: { type: string; style: number; value: string; formula: string | undefined } | undefined;

  const keep = (text: string | undefined, fault: CellFault | undefined): string | undefined => {
    if (column > mostColumns) return beyond(line, column, `column ${counted(mostColumns)}`);
    if (line > mostLines) return beyond(line, column, `row ${counted(mostLines)}`);
    const last = rows.at(-1);
    const row = last?.line === line ? last : { line, cells: [], faults: [] };
    if (row !== last) rows.push(row);
    spanned += column - row.cells.length;
    if (spanned > mostCells) return `its rows span more than ${counted(mostCells)} cells`;
    while (row.cells.length < column) row.cells.push("");
    if (text !== undefined) row.cells[column - 1] = text;
    if (fault !== undefined) row.faults.push({ ...fault, column });
    return undefined;
  };

  return {
    row(number: string | undefined): string | undefined {
      const next = number === undefined ? line + 1 : Number(number);
      const inOrder = Number.isInteger(next) && next > line;
      if (!inOrder) return `row ${number} stands after row ${line}`;
      [line, column] = [next, 0];
      return undefined;
    },
    cell(address: string | undefined, type = "n", style = "0"): string | undefined {
      const place = address === undefined ? { line, column: column + 1 } : parseAddress(address);
      if (place?.line !== line || place.column <= column) return `cell ${address} stands where it cannot`;
      column = place.column;
      cell = { type, style: Number(style), value: "", formula: undefined };
      return undefined;
    },
    value(text: string): void {
      if (cell !== undefined) cell.value += text;
    },
    formula(text: string): void {
      if (cell !== undefined) cell.formula = (cell.formula ?? "") + text;
    },
    endCell(): string | undefined {
      const ended: SheetCell | undefined = cell;
      cell = undefined;
      if (ended === undefined) return undefined;
      const text = textOf(ended, workbook);
      if (!text.ok) return keep(undefined, text.reason);
      return text.value === "" ? undefined : keep(text.value, undefined);
    },
    done: (): readonly SheetRow[] => rows,
  };
}

const counted = (limit: number): string => limit.toLocaleString("en-US");

const beyond = (line: number, column: number, limit: string): string =>
  `cell ${cellAddress(line, column)} is beyond ${limit}, the last that is read`;
