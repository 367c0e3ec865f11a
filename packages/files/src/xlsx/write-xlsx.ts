import { no, ok, type Problem, type Result, type Table } from "@swiftline/core";
import { type Cell, writeXlsx as writeWorkbook } from "hucre/xlsx";
import { cellAddress } from "./address.ts";
import { isTitle } from "./read-xlsx.ts";
import { escaped, longestText, noMoment, widthOf } from "./written-text.ts";

/**
 * Writes a table as a workbook of one sheet, called `sheet`, whose header is bold and stays in view. Every cell is text,
 * so that codes keep their zeros. Rows are written one below the other, whatever their lines were. What
 * {@link parseXlsx} would not read back is a problem: a row that is empty or reads as a comment, and a text that is too long.
 */
export async function writeXlsx(table: Table, sheet = "rules"): Promise<Result<Buffer, readonly Problem[]>> {
  const records = [table.columns, ...table.rows.map((row) => row.cells)];
  const headerLine = isTitle(table.columns) ? 2 : 1;
  if (records.length < headerLine)
    return no([{ code: "table/bad-cell", message: "no header follows the title", file: table.file }]);
  const problems = records
    .flatMap((cells, at) => unreadable(cells, at + 1, table.columns.length, headerLine))
    .map((problem) => ({ ...problem, file: table.file }));
  if (problems.length > 0) return no(problems);
  const first = records.slice(0, 1000);
  const workbook = await writeWorkbook({
    properties: { created: noMoment, modified: noMoment },
    sheets: [
      {
        name: sheet,
        rows: records.map((texts) => texts.map(() => null)),
        columns: table.columns.map((_, column) => ({ width: widthOf(first.map((texts) => texts[column] ?? "")) })),
        cells: new Map(records.flatMap((texts, row) => styledCells(texts, row, row < headerLine))),
        freezePane: { rows: headerLine },
      },
    ],
  });
  return ok(Buffer.from(workbook));
}

const body = { numFmt: "@" };
const header = { ...body, font: { bold: true } };

const styledCells = (texts: readonly string[], row: number, isHeader: boolean): readonly [string, Partial<Cell>][] =>
  texts.map((text, column) => [
    `${row},${column}`,
    { type: "string", value: text === "" ? null : escaped(text), style: isHeader ? header : body },
  ]);

function unreadable(cells: readonly string[], line: number, width: number, headerLine: number): Problem[] {
  const bad = (message: string, at: number): Problem => ({ code: "table/bad-cell", message, line, column: at + 1 });
  const problems = cells.flatMap((text, at): Problem[] => {
    const address = cellAddress(line, at + 1);
    if (at >= width && text !== "") return [bad(`cell ${address} would stand outside the header`, at)];
    if (line <= headerLine && text !== text.trim())
      return [bad(`cell ${address} would lose the spaces around its name`, at)];
    if (line === headerLine && text === "") return [bad(`cell ${address} would name no column`, at)];
    if (text.length <= longestText) return [];
    return [bad(`cell ${address} would hold more than ${longestText.toLocaleString("en-US")} characters`, at)];
  });
  if (cells[0]?.startsWith("#")) problems.unshift(bad("a row that begins with # is a comment", 0));
  else if (cells.every((text) => text === "")) problems.unshift(bad("an empty row is none in a sheet", 0));
  return problems;
}
