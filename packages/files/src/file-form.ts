/** How a file is written, as it was found out or told. What a later run needs to read it the same way again. */
export type FileForm = (CsvForm | EscapedForm | TreeForm | SheetForm | SqlForm) & PackedForm;

export type FileFormat = FileForm["format"];

export const fileFormats = [
  "csv",
  "json",
  "ndjson",
  "xml",
  "xlsx",
  "sqlite",
  "postgres",
] as const satisfies readonly FileFormat[];

/** Text, in an encoding. */
export interface TextForm {
  /** By its name in the web's standard: `utf-8`, `utf-16le`, `gbk`, `gb18030`, `big5`, `windows-1252` … */
  readonly encoding: string;
  /** Whether the text begins with a byte order mark. */
  readonly marked: boolean;
}

/** A table of cells and separators. */
interface TableForm extends TextForm {
  readonly format: "csv";
  readonly delimiter: Delimiter;
  /** The first line end; the others may differ, save that `CR` alone ends lines only where the first is one. */
  readonly lineEnd: "LF" | "CR LF" | "CR";
  /** How many lines stand above the header or the first row, titles and empty lines; 0 where the table begins at once. */
  readonly skipLines: number;
  /** Without a header the columns are named `column 1`, `column 2` and so on. */
  readonly header: boolean;
}

export const lineEnds = { LF: "\n", "CR LF": "\r\n", CR: "\r" } as const satisfies Record<TableForm["lineEnd"], string>;

/** A table whose cells stand in quotes where they must, quotes within them being doubled. */
export interface CsvForm extends TableForm {
  readonly quote: Quote;
  readonly escape?: never;
}

/**
 * A table as databases write it to a file: a backslash stands before what would else part cells or records, `\t` and `\n` are
 * spelt, and a cell that is `\N` is empty.
 */
export interface EscapedForm extends TableForm {
  /** What may stand around cells, doubled or behind a backslash within them. */
  readonly quote: '"' | "none";
  readonly escape: "backslash";
}

/** A single character of ASCII. */
export type Delimiter = string;

/** What may stand around cells; where it is `none`, quotes are text like any other. */
export type Quote = '"' | "'" | "none";

export interface TreeForm extends TextForm {
  readonly format: "json" | "ndjson" | "xml";
}

export interface SheetForm {
  readonly format: "xlsx";
  readonly sheet: string;
  /** The sheets that are not read, of those that hold anything; left out where there are none. */
  readonly otherSheets?: readonly string[];
  /** How many rows of the sheet stand above the header or the first row. */
  readonly skipLines: number;
}

export interface SqlForm {
  readonly format: "sqlite" | "postgres";
  /** Undefined where a query is read. */
  readonly table?: string;
}

export interface PackedForm {
  readonly packing?: Packing;
  /** The part of a zip archive that is read. */
  readonly entry?: string;
}

export type Packing = "gzip" | "zstd" | "zip";
