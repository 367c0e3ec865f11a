/** The cells of a row, at least so many: empty ones at its end are not written into a sheet. */
export const paddedCells = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? "");
