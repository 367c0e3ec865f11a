import { no, ok, type Problem, type Result, type Table } from "@swiftline/core";
import { dialectOf } from "./csv/dialect.ts";
import { quotingFault, recordReader } from "./csv/record-reader.ts";
import type { FileRow } from "./file-row.ts";
import { readText } from "./read-text.ts";
import { widthFault } from "./row-width.ts";

/**
 * Reads a table that a person keeps: a small CSV file with a header, lines that begin with `#` being comments. Column
 * names are trimmed, cells are not. `name` is what problems call the file. Quotes must follow RFC 4180 and every row
 * must be as wide as the header. After a quote that does not fit, the rest of the file cannot be told apart.
 */
export async function readTable(file: string, name = file): Promise<Result<Table, readonly Problem[]>> {
  const text = await readText(file, name);
  return text.ok ? parseTable(text.value, name) : no([text.reason]);
}

async function parseTable(text: Buffer, file: string): Promise<Result<Table, readonly Problem[]>> {
  const lineEnd = dialectOf(text, { delimiter: "," }).lineEnd;
  const reader = recordReader({ delimiter: ",", quote: '"', lineEnd, encoding: "utf-8", strict: true });
  let read: readonly FileRow[];
  try {
    read = [...(await reader.read(text)), ...(await reader.end())];
  } catch (error) {
    const quoting = quotingFault(error);
    if (quoting === undefined) throw error;
    return no([{ code: "file/malformed", ...quoting, file, line: reader.line() }]);
  }
  const [header, ...records] = read;
  if (header === undefined) return no([{ code: "file/empty", message: "the file holds only comments", file }]);
  const columns = header.cells.map((column) => column.trim());
  const problems = records
    .filter((row) => row.cells.length !== columns.length)
    .map((row) => ({ code: "table/row-width", ...widthFault(row, columns.length), file, line: row.line }));
  if (problems.length > 0) return no(problems);
  return ok({ file, columns, rows: records.map(({ line, cells }) => ({ line, cells })) });
}
