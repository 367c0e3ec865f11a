import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import type { Table } from "../../table.ts";
import { formatDate } from "../../time/civil-date.ts";
import { conditions } from "../conditions/index.ts";
import { validity } from "../conditions/validity.ts";
import { outputs } from "../outcome.ts";
import { cellOf, type RoutingTable, type Rule } from "../rule.ts";
import { tableNames } from "../table-names.ts";
import type { DecisionTable } from "./decision-table.ts";
import { aboutRule, outputsOf } from "./read-rules.ts";

/** A table of rules as a spreadsheet holds it: {@link decisionOf}, with {@link titled} where `file` does not say it all. */
export function tableOf(table: RoutingTable, file: string): Result<Table, readonly Problem[]> {
  const decision = decisionOf(table, file);
  return decision.ok ? ok(titled(decision.value, file)) : decision;
}

/**
 * A table of rules as rows, with the columns that its rules use. Read again, it is the same table, notes included. The
 * lines of the rows are those on which the rules stand now. What a cell cannot hold is a problem by rule and line: a word with
 * `|` in it, or with blanks around it.
 */
export function decisionOf(table: RoutingTable, file: string): Result<DecisionTable, readonly Problem[]> {
  const problems = table.rules.flatMap(unwritable);
  if (problems.length > 0) return no(problems);
  const cells = table.rules.map(cellsOf);
  const columns = columnsIn(table, cells);
  const rows = table.rules.map(({ line }, index) => ({
    line,
    cells: columns.map((column) => cells[index]?.get(column) ?? ""),
  }));
  return ok({ name: table.name, hit: table.hit, table: { file, columns, rows } });
}

/** Puts a record above the header that says what the table is called, and how it chooses, where `file` alone would mislead. */
export function titled({ name, hit, table }: DecisionTable, file: string): Table {
  const usual = hit === tableNames[name].hit;
  if (usual && tableCalled(file) === name) return table;
  const title = ["table", name, ...(usual ? [] : [`hit=${hit}`])];
  const wide = table.columns.length < title.length ? withColumn(table, "note") : table;
  return {
    file: table.file,
    columns: wide.columns.map((_, index) => title[index] ?? ""),
    rows: [{ line: 1, cells: wide.columns }, ...wide.rows],
  };
}

/** What a table is called by its file alone: without folder and ending, `routing.csv` being the table `assign`. */
export function tableCalled(file: string): string {
  const stem = file.replace(/^.*[/\\]/s, "").replace(/\.[^.]*$/, "");
  return stem === "routing" ? "assign" : stem;
}

const withColumn = ({ file, columns, rows }: Table, column: string): Table => ({
  file,
  columns: [...columns, column],
  rows: rows.map(({ line, cells }) => ({ line, cells: [...cells, ""] })),
});

type Cells = ReadonlyMap<string, string>;

function cellsOf(rule: Rule): Cells {
  const { id, rank, from, to, enabled, basis, note } = rule;
  const about = {
    rank: rank?.toString(),
    from: from === undefined ? undefined : formatDate(from),
    to: to === undefined ? undefined : formatDate(to),
    enabled: enabled ? undefined : "no",
    basis,
    note,
  } satisfies Record<(typeof aboutRule)[number], string | undefined>;
  return new Map([
    ["id", id],
    ...askedBy(rule).map((test): [string, string] => [test.condition.kind, cellOf(test)]),
    ...saidBy(rule).map(({ column, values }): [string, string] => [column, values.join("|")]),
    ...aboutRule.flatMap((column): [string, string][] => {
      const cell = about[column];
      return cell === undefined ? [] : [[column, cell]];
    }),
  ]);
}

/** The tests that stand in cells of their own; the dates on which a rule is valid are told otherwise. */
export const askedBy = ({ tests }: Rule) => tests.filter(({ condition }) => condition !== validity);

/** What a rule says, by the columns in which it does. */
export const saidBy = ({ outcome }: Rule) =>
  outputs.flatMap((output) => {
    const said = outcome[output.field];
    return said === undefined ? [] : [{ ...output, values: typeof said === "string" ? [said] : said }];
  });

/** In a fixed order: what the rules ask, what they say, what is said about them. One without rules says what it would. */
function columnsIn({ name }: RoutingTable, rows: readonly Cells[]): readonly string[] {
  const used = new Set(rows.flatMap((row) => [...row.keys()]));
  const says = outputsOf(name).map(({ column }) => column);
  const known = conditions.map(({ kind }) => kind);
  const others = new Set<string>(["id", ...known, ...says, ...aboutRule]);
  const asks = [...known.filter((column) => used.has(column)), ...[...used].filter((column) => !others.has(column))];
  const required = says.filter((column) => (rows.length === 0 ? isRequired(name, column) : used.has(column)));
  return ["id", ...asks, ...required, ...aboutRule.filter((column) => used.has(column))];
}

const isRequired = (name: RoutingTable["name"], column: string): boolean =>
  outputs.some((output) => output.column === column && tableNames[name].required.some((one) => one === output.field));

/** Whether a cell would lose a part of it, or be none. */
const isTrimmed = (word: string): boolean => word.trim() !== word || word === "";

/** A cell is read with the blanks around its words taken away, and every `|` as the end of one. */
function unwritable(rule: Rule): readonly Problem[] {
  const odd = (field: string, value: string, why: string): Problem => ({
    code: "routing/no-cell-form",
    message: `rule ${rule.id}: a cell cannot hold ${JSON.stringify(value)}, since ${why}`,
    line: rule.line,
    field,
    value,
  });
  const asked = askedBy(rule).flatMap(({ condition, alternatives }) =>
    alternatives
      .filter((one) => one.includes("|") || isTrimmed(one))
      .map((one) => odd(condition.kind, one, "it parts its words by | and trims them")),
  );
  const said = saidBy(rule).flatMap(({ column, values }) =>
    values.filter(isTrimmed).map((one) => odd(column, one, "it is read without the blanks around it")),
  );
  return [...asked, ...said];
}
