import { Code } from "../appeal/terms.ts";
import { hashOf } from "../hash.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { no } from "../result.ts";
import { readTable, type Table, type TableRecord } from "../table.ts";
import type { Condition } from "./condition.ts";
import type { Domain } from "./subject.ts";

/** One cell of a rule, read by its condition. */
export interface Test {
  readonly condition: Condition;
  readonly wanted: unknown;
  readonly cell: string;
}

/** One row: when all its tests hold, the appeal goes to `agency`, under `policy`. Without tests it takes everything. */
export interface Rule {
  readonly id: string;
  readonly line: number;
  readonly tests: readonly Test[];
  readonly agency: string;
  readonly policy?: string | undefined;
  readonly basis?: string | undefined;
  readonly note?: string | undefined;
}

/** The city's dispatch catalogue (派单目录). Rows stand in the order in which they are tried. */
export interface RoutingTable {
  readonly name: string;
  /** The hash of its content: two tables with the same version decide alike. */
  readonly version: string;
  readonly rules: readonly Rule[];
}

const outcomes = { agency: ">agency", policy: ">policy" } as const;

/** The alternatives of a cell: `a|b`. */
const alternativesOf = (cell: string): readonly string[] =>
  cell
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);

/** A row as it was read: what its place in the order means even where something is wrong with it. */
interface ReadRow {
  readonly id: string | undefined;
  readonly line: number;
  /** Whether it has no conditions at all. */
  readonly takesAll: boolean;
  /** Undefined where the row is not sound. */
  readonly rule: Rule | undefined;
}

/** Reads a decision table. Answers the rules that are sound and every problem, by line and column. */
export function readRoutingTable(
  table: Table,
  conditions: readonly Condition[],
  domain: Domain,
): { readonly table: RoutingTable; readonly problems: readonly Problem[] } {
  const kinds = conditions.map((condition) => condition.kind);
  const columns = {
    required: ["id", outcomes.agency],
    optional: [...kinds, outcomes.policy, "basis", "note"],
  };
  const { values: rows, problems } = readTable(table, columns, (row) => readRow(row, conditions, domain));
  const rules = rows.flatMap(({ rule }) => rule ?? []);
  const content = rules.map(({ id, tests, agency, policy }) => [
    id,
    tests.map(({ condition, cell }) => [condition.kind, alternativesOf(cell)]),
    agency,
    policy,
  ]);
  return {
    table: { name: "assign", version: hashOf(content).slice(0, 12), rules },
    problems: problems.some(isOfHeader) ? problems : [...problems, ...orderProblems(table, rows)],
  };
}

/** With a misnamed column, a row that seems to take everything may have conditions after all. */
const isOfHeader = (problem: Problem): boolean => problem.code.startsWith("table/column-");

function readRow(row: TableRecord<string>, conditions: readonly Condition[], domain: Domain): ReadRow {
  const { line } = row;
  const [id, agency, policy] = [row.get("id"), row.get(outcomes.agency), row.get(outcomes.policy)];
  const cells = conditions.flatMap((condition) => readTest(row, condition, domain));
  const tests = cells.filter((test) => test !== undefined);
  if (id === undefined) row.wrong("id", "routing/no-id", "every rule needs an id, to be named in explanations");
  else if (!Code.safeParse(id).success) row.wrong("id", "routing/bad-id", `${id} is no code`, { value: id });
  checkOutcome(row, domain);
  const sound = id !== undefined && agency !== undefined && tests.length === cells.length;
  return {
    id,
    line,
    takesAll: cells.length === 0,
    rule: sound ? { id, line, tests, agency, policy, basis: row.get("basis"), note: row.get("note") } : undefined,
  };
}

function checkOutcome(row: TableRecord<string>, domain: Domain): void {
  const [agency, policy] = [row.get(outcomes.agency), row.get(outcomes.policy)];
  if (agency === undefined) row.wrong(outcomes.agency, "routing/no-agency", "the rule names no agency");
  else if (!domain.hasAgency(agency))
    row.wrong(outcomes.agency, "routing/unknown-agency", `agency ${agency} is not in agencies.csv`, {
      value: agency,
      ...didYouMean(agency, domain.agencies()),
    });
  if (policy !== undefined && !domain.hasPolicy(policy))
    row.wrong(outcomes.policy, "routing/unknown-policy", `policy ${policy} is not in sla.yaml`, {
      value: policy,
      ...didYouMean(policy, domain.policies()),
    });
}

/** The test of a cell: none where the cell is empty, undefined where it cannot be read. */
function readTest(row: TableRecord<string>, condition: Condition, domain: Domain): readonly (Test | undefined)[] {
  const cell = row.get(condition.kind);
  if (cell === undefined) return [];
  const alternatives = alternativesOf(cell);
  if (alternatives.length === 0)
    row.wrong(condition.kind, "routing/bad-cell", "the cell names nothing", { value: cell });
  const parsed = alternatives.length === 0 ? no([]) : condition.parse(alternatives, domain);
  if (parsed.ok) return [{ condition, wanted: parsed.value, cell }];
  for (const { message, ...meant } of parsed.reason)
    row.wrong(condition.kind, "routing/bad-cell", message, { value: cell, ...meant });
  return [undefined];
}

/** Ids that stand twice, rows behind one that takes everything, and a table without such a last row. */
function orderProblems({ file, columns }: Table, rows: readonly ReadRow[]): Problem[] {
  const firstOf = new Map(rows.toReversed().map((row) => [row.id, row]));
  const column = columns.indexOf("id") + 1;
  const twice = rows.flatMap(({ id, line }): Problem[] => {
    const first = firstOf.get(id)?.line;
    if (id === undefined || first === undefined || first === line) return [];
    const message = `rule ${id} is already on line ${first}`;
    return [{ code: "routing/id-twice", message, file, line, column, field: "id", value: id }];
  });
  const catchAll = rows.findIndex((row) => row.takesAll);
  if (catchAll === -1) {
    const message = "no rule takes what the others leave: end the table with a rule without conditions";
    return [...twice, { code: "routing/no-default", message, file }];
  }
  const message = `this rule can never be chosen: the rule on line ${rows[catchAll]?.line} takes everything`;
  const hidden = rows
    .slice(catchAll + 1)
    .map(({ line }): Problem => ({ code: "routing/unreachable", message, file, line }));
  return [...twice, ...hidden];
}
