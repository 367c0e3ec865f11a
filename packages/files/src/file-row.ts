import type { Row } from "@swiftline/core";
import type { FileForm } from "./file-form.ts";

/** A record of a file. `line` is the line, row or object on which it begins, counted from 1. */
export interface FileRow extends Row {
  /**
   * The record's own bytes without its line end, each as one character (Latin-1), so that it can be set aside as it was; where
   * the file is in UTF-16, those of the same text in UTF-8. Empty where a format has no text of its own, as a spreadsheet.
   */
  readonly raw: string;
  /** Why the record is no row of this table, such as more or fewer cells than the header. */
  readonly wrong?: string;
}

/** The rows of a file in one of the formats. */
export interface RowSource {
  readonly form: FileForm;
  readonly columns: readonly string[];
  /** Whether it is a list that is there and holds no record, and so tells no columns; false unless said. */
  readonly isEmptyList?: boolean;
  /** Whether it says of itself that it is one page of several; false unless said. */
  readonly hasMorePages?: boolean;
  /** All rows, as many at a time as come together. */
  readonly pieces: AsyncIterable<readonly FileRow[]>;
  /** Which part of the bytes that were read the rows have come from, from 0 to 1; all unless said. */
  readonly taken?: () => number;
}
