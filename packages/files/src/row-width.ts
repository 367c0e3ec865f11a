import type { Row } from "@swiftline/core";
import { filledFrom, widthOf } from "./csv/block-row.ts";
import type { FileRow } from "./file-row.ts";

/**
 * Says of a row of a table of these columns why it is none: it has other cells than the header, or fills one behind the last
 * name, where nothing would read it. Undefined where it is one.
 */
export function unlikeHeader(columns: readonly string[]): (row: FileRow) => string | undefined {
  const width = columns.length;
  const named = columns.findLastIndex((name) => name !== "") + 1;
  return (row) => {
    if (widthOf(row) !== width) return widthFault(row, width).message;
    const filled = named === width ? -1 : filledFrom(row, named);
    return filled === -1 ? undefined : `cell ${filled + 1} is filled, and the header names only ${named} columns`;
  };
}

/** What is wrong with a row that has not as many cells as the header. */
export function widthFault(row: Row, width: number): { readonly message: string; readonly suggestion: string } {
  const cells = row.cells.length;
  if (cells < width)
    return { message: `only ${cells} of ${width} cells`, suggestion: "put a cell that holds a line break in quotes" };
  return {
    message: `${cells} cells where the header has ${width}`,
    suggestion: "put a cell that holds a comma in quotes",
  };
}
