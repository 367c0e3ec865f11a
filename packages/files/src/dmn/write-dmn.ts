import { no, ok, type Problem, type Result, type Table } from "@swiftline/core";
import { alternativesOf, feelOfCell, numberTest, type WrittenColumn } from "./cell-feel.ts";
import { annotationColumns, conditionColumn, outputColumns } from "./columns.ts";
import { dmnXml } from "./decision-xml.ts";
import type { DecisionTable } from "./dmn-options.ts";
import { feelOfValidity } from "./feel-dates.ts";
import { feelOf, isDate } from "./feel-syntax.ts";
import { outputValuesOf } from "./hit.ts";

const hitPolicies = { first: "FIRST", unique: "UNIQUE", any: "ANY", priority: "PRIORITY", collect: "COLLECT" } as const;

/**
 * Writes a table of rules as DMN 1.3: conditions as inputs whose cells are S-FEEL (`contains(?, …)` for words), `from` and `to`
 * as one input `date`, outputs as constants, and id, rank, basis and note as annotations. What DMN cannot say, or would say
 * otherwise, is a problem by line and column; then nothing is written. A code loses its subtree in DMN: there `noise` is
 * noise only.
 */
export async function writeDmn(decision: DecisionTable): Promise<Result<string, readonly Problem[]>> {
  const { name = "rules", hit = "first", table } = decision;
  const { columns, rows } = table;
  const sheet = sheetOf(table);
  const dates = columns.includes("from") || columns.includes("to") ? ["date"] : [];
  const inputs = [...columns.filter((column) => column !== "date" && conditionColumn(column) !== undefined), ...dates];
  const outputs = columns.filter((column) => outputColumns.has(column));
  const annotations = annotationColumns.filter((column) => columns.includes(column));
  const forms = new Map(inputs.map((column) => [column, formOf(column, table)]));
  tellUnknown(sheet);
  const rules = rows.map((_, at) => ({
    inputEntry: inputs.map((column) => inputEntry(sheet, at, column, forms.get(column))),
    outputEntry: outputs.map((column) => outputEntry(sheet.cellAt(at, column), column)),
    annotationEntry: annotations.map((column) => annotationEntry(sheet, at, column)),
  }));
  const order = hit === "priority" ? outputOrder(sheet, outputs) : [];
  if (sheet.problems.length > 0) return no(sheet.problems);
  return ok(await dmnXml(name, { hitPolicy: hitPolicies[hit], inputs, outputs, annotations, order, rules }));
}

/** A table with a way to say what is wrong with its cells. */
interface Sheet {
  readonly table: Table;
  readonly problems: readonly Problem[];
  readonly cellAt: (at: number, column: string) => string;
  /** Tells what is wrong with a cell, and answers what may stand in its stead. */
  readonly tell: (at: number, column: string, message: string) => string;
}

function sheetOf(table: Table): Sheet {
  const { columns, rows, file } = table;
  const problems: Problem[] = [];
  const cellAt = (at: number, column: string): string => rows[at]?.cells[columns.indexOf(column)]?.trim() ?? "";
  return {
    table,
    problems,
    cellAt,
    tell(at, column, message) {
      const value = cellAt(at, column);
      const place = { line: rows[at]?.line ?? 1, column: columns.indexOf(column) + 1, field: column };
      problems.push({ code: "dmn/cell", message, file, ...place, ...(value !== "" && { value }) });
      return "-";
    },
  };
}

function tellUnknown({ table: { columns }, tell }: Sheet): void {
  const known = (column: string) =>
    column === "from" ||
    column === "to" ||
    (column !== "date" && conditionColumn(column) !== undefined) ||
    outputColumns.has(column) ||
    annotationColumns.some((one) => one === column);
  for (const [at, column] of columns.entries()) {
    if (!known(column)) tell(-1, column, `column ${column} has no form in DMN`);
    else if (columns.indexOf(column) !== at) tell(-1, column, `column ${column} is there twice`);
  }
}

/** An attribute is numbers where all its cells are; codes such as 0102 and -0 are none. */
function formOf(column: string, { columns, rows }: Table): WrittenColumn {
  const { form = "codes", optional = false } = conditionColumn(column) ?? {};
  if (form !== "attribute") return { form: form === "dates" ? "codes" : form, optional };
  const parts = rows.flatMap(({ cells }) => alternativesOf(cells[columns.indexOf(column)] ?? ""));
  return { form: parts.every(isNumeric) ? "numbers" : "attribute", optional };
}

function isNumeric(part: string): boolean {
  const plain = part.replace(/^!/, "");
  return plain === "*" || (numberTest(plain) !== undefined && !/(?<![\d.])0\d|-0(?![\d.])/.test(plain));
}

function inputEntry(sheet: Sheet, at: number, column: string, form: WrittenColumn | undefined): string {
  if (column === "date" || form === undefined) return dateEntry(sheet, at);
  const test = feelOfCell(sheet.cellAt(at, column), form);
  return test.ok ? test.value : sheet.tell(at, column, test.reason);
}

function dateEntry({ cellAt, tell }: Sheet, at: number): string {
  const validity = { from: cellAt(at, "from"), to: cellAt(at, "to") };
  const wrong = (["from", "to"] as const).find((edge) => validity[edge] !== "" && !isDate(validity[edge]));
  return wrong === undefined
    ? feelOfValidity(validity)
    : tell(at, wrong, `${validity[wrong]} is no date such as 2026-03-01`);
}

function outputEntry(cell: string, column: string): string {
  const values = outputColumns.get(column)?.list === true ? alternativesOf(cell) : [cell].filter(Boolean);
  const [first] = values;
  if (first === undefined) return "null";
  return values.length === 1 ? feelOf(first) : `[${values.map(feelOf).join(", ")}]`;
}

const notXml = /(?![\t\n])[\p{Cc}\p{Surrogate}\ufffe\uffff]/u;

function annotationEntry({ cellAt, tell }: Sheet, at: number, column: string): string {
  const cell = cellAt(at, column);
  if (column === "enabled" && cell !== "" && cell !== "yes")
    return tell(at, column, "DMN has no rules that are off: take the rule out");
  return notXml.test(cell) ? tell(at, column, "the text holds characters that XML cannot hold") : cell;
}

/** What DMN orders priorities by: the values of the first output, in the order of their ranks. */
function outputOrder({ table, cellAt, tell }: Sheet, outputs: readonly string[]): readonly string[] {
  const ranked = table.rows.map((_, at) => ({
    rank: cellAt(at, "rank"),
    value: cellAt(at, outputs[0] ?? ""),
    said: outputs.map((column) => cellAt(at, column)).join("\n"),
  }));
  const order = outputValuesOf(ranked);
  if (order.ok) return order.value.map(feelOf);
  tell(order.reason.at, "rank", order.reason.message);
  return [];
}
