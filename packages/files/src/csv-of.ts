import type { Table } from "@swiftline/core";
import { stringify } from "csv-stringify/sync";

/**
 * A table as the text of a CSV file (RFC 4180), which `parseTable` reads back cell by cell. Cells are written as they are, also where
 * a spreadsheet program would take one for a formula: `+night` is a word that a rule asks for besides others. For such a program write
 * XLSX, where every cell is text.
 */
export const csvOf = ({ columns, rows }: Table): string =>
  stringify([[...columns], ...rows.map(({ cells }) => [...cells])], { quoted_match: notPlain, quoted_empty: false });

/** What would else be read as a comment, or as part of the line end. */
const notPlain = /^#|[\r\n]/;
