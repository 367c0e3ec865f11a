import type { Problem } from "../problem.ts";
import type { Row } from "../table.ts";
import type { BoundColumn } from "./read-column.ts";

/** One row while it is read, and what is found out about it: what is wrong, and what is odd and taken in all the same. */
export interface RowView extends Row {
  readonly problems: Problem[];
  readonly notes: Problem[];
}

export const viewRow = ({ line, cells }: Row): RowView => ({ line, cells, problems: [], notes: [] });

/** What can be said about a cell. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly reason?: string;
  /** What of the cell is meant, where it is a part of it. */
  readonly value?: string;
  readonly suggestion?: string | undefined;
}

/** A remark with its place: the column of a cell and its value, or the role for which there is no column. */
export function placed(row: Row, column: BoundColumn | string, remark: Remark): Problem {
  const { code, message, reason, suggestion } = remark;
  const field = typeof column === "string" ? column : column.name;
  const cell = typeof column === "string" ? "" : (row.cells[column.index]?.trim() ?? "");
  const value = remark.value ?? cell;
  return {
    code,
    message,
    ...(reason !== undefined && { reason }),
    line: row.line,
    field,
    ...(value !== "" && { value }),
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** Notes what is wrong with a cell, and answers undefined in its place. */
export function wrong(row: RowView, column: BoundColumn | string, remark: Remark): undefined {
  row.problems.push(placed(row, column, remark));
  return undefined;
}

/** Notes what is odd about a cell. */
export function odd(row: RowView, column: BoundColumn | string, remark: Remark): undefined {
  row.notes.push(placed(row, column, remark));
  return undefined;
}
