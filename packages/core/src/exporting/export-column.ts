import type { Cell, FlatColumn } from "../intake/swiftline/flat-columns.ts";

/** A column of an export: what it is called, what stands in it, and how it follows from what is told in a row. */
export interface ExportColumn<Told> extends FlatColumn {
  readonly of: (told: Told) => Cell;
}
