import { type FlatAppeal, flatColumns, flatKeys } from "../intake/swiftline/flat-columns.ts";
import type { ExportColumn } from "./export-column.ts";

/** The columns of flat rows, in their order: {@link flatColumns} says what each means. */
export const flatExport: readonly ExportColumn<FlatAppeal>[] = flatKeys.map((key) => ({
  ...flatColumns[key],
  of: (flat) => flat[key],
}));
