import type { Problem } from "../../problem.ts";
import { readTable, type Table, type TableRecord } from "../../table.ts";
import type { Condition } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { HitPolicy } from "../hit-policy.ts";
import type { RoutingTable } from "../rule.ts";
import { type TableName, tableNames } from "../table-names.ts";
import { alternativesOf, decisionTableOf } from "./decision-table.ts";
import { columnsOf, type ReadRow, type RuleRow, readRule } from "./read-rules.ts";

export interface ReadRoutingTable {
  /** The rules that are sound. Undefined where it is not even clear which table it is. */
  readonly table: RoutingTable | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a decision table of a spreadsheet; `name` is what its file is called. Tells every problem by line and column. */
export function readRoutingTable(
  sheet: Table,
  name: string,
  conditions: readonly Condition[],
  domain: Domain,
): ReadRoutingTable {
  const { decision, problems } = decisionTableOf(sheet, name);
  if (decision === undefined) return { table: undefined, problems };
  const columns = { required: ["id"], optional: columnsOf(decision.name, conditions).slice(1) };
  const read = readTable(decision.table, columns, (row) => readRule(rowOf(row), decision.name, conditions, domain));
  const about = {
    file: sheet.file,
    headless: read.problems.some(isOfHeader),
    idColumn: decision.table.columns.indexOf("id") + 1,
  };
  const { table, problems: ofOrder } = tableOfRows(decision.name, decision.hit, read.values, about);
  return { table, problems: [...problems, ...read.problems, ...ofOrder] };
}

const rowOf = (row: TableRecord<string>): RuleRow => ({
  line: row.line,
  get(column) {
    const cell = row.get(column);
    return cell === undefined ? undefined : alternativesOf(cell);
  },
  text: row.get,
  wrong: row.wrong,
});

/** With a misnamed column, a row that seems to take everything may have conditions after all. */
const isOfHeader = (problem: Problem): boolean => problem.code.startsWith("table/column-");

/** The table of rows that were read, and what is wrong with them as a whole. */
export function tableOfRows(
  name: TableName,
  hit: HitPolicy,
  rows: readonly ReadRow[],
  about: { readonly file: string; readonly headless: boolean; readonly idColumn?: number },
): { readonly table: RoutingTable; readonly problems: readonly Problem[] } {
  const table = { name, hit, rules: rows.flatMap(({ rule }) => rule ?? []) };
  const problems = about.headless ? [] : [...twiceNamed(rows, about), ...endProblems(name, hit, rows, about.file)];
  return { table, problems };
}

function twiceNamed(
  rows: readonly ReadRow[],
  { file, idColumn }: { readonly file: string; readonly idColumn?: number },
) {
  const firstOf = new Map(rows.toReversed().map((row) => [row.id, row]));
  return rows.flatMap(({ id, line }): Problem[] => {
    const first = firstOf.get(id)?.line;
    if (id === undefined || first === undefined || first === line) return [];
    const message = `rule ${id} is already on line ${first}`;
    return [
      { code: "routing/id-twice", message, file, line, ...(idColumn && { column: idColumn }), field: "id", value: id },
    ];
  });
}

/** A table that every appeal must pass ends with a rule that takes everything, and nothing stands behind that. */
function endProblems(name: TableName, hit: HitPolicy, rows: readonly ReadRow[], file: string): readonly Problem[] {
  const catchAll = rows.findIndex(({ takesAll }) => takesAll);
  if (catchAll < 0) {
    const message = "no rule takes what the others leave: end the table with a rule without conditions";
    return tableNames[name].whole ? [{ code: "routing/no-default", message, file }] : [];
  }
  if (hit !== "first") return [];
  const message = `this rule can never be chosen: the rule on line ${rows[catchAll]?.line} takes everything`;
  return rows.slice(catchAll + 1).map(({ line }) => ({ code: "routing/unreachable", message, file, line }));
}
