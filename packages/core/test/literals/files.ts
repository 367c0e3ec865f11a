import type { Document } from "../../src/document.ts";
import type { Table } from "../../src/table.ts";

/** A table as lines of comma-separated cells without quotes; the first line is the header. */
export const table = (file: string, header: string, ...lines: readonly string[]): Table => ({
  file,
  columns: header.split(","),
  rows: lines.map((line, index) => ({ line: index + 2, cells: line.split(",") })),
});

/** A document whose parts stand as deep in the file as they lie in the value: line 1 the whole, line 2 its fields. */
export const document = (file: string, value: unknown): Document => ({
  file,
  value,
  placeOf: (path) => ({ line: path.length + 1, column: 1 }),
});
