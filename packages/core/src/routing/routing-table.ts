import { Code } from "../appeal/terms.ts";
import { hashOf } from "../hash.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
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

/** Reads a decision table. Answers the rules that could be read and every problem, by line and column. */
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
  const { values: rules, problems } = readTable(table, columns, (row) => readRule(row, conditions, domain));
  const text = rules.map((rule) => [
    rule.id,
    rule.tests.map((test) => [test.condition.kind, test.cell]),
    rule.agency,
    rule.policy,
  ]);
  return {
    table: { name: "assign", version: hashOf(text).slice(0, 12), rules },
    problems: [...problems, ...orderProblems(table.file, rules)],
  };
}

function readRule(row: TableRecord<string>, conditions: readonly Condition[], domain: Domain): Rule | undefined {
  const [id, agency, policy] = [row.get("id"), row.get(outcomes.agency), row.get(outcomes.policy)];
  const tests = conditions.flatMap((condition) => readTest(row, condition, domain));
  if (id === undefined) row.wrong("id", "routing/no-id", "every rule needs an id, to be named in explanations");
  else if (!Code.safeParse(id).success) row.wrong("id", "routing/bad-id", `${id} is no code`);
  if (agency === undefined) row.wrong(outcomes.agency, "routing/no-agency", "the rule names no agency");
  else if (!domain.hasAgency(agency))
    row.wrong(
      outcomes.agency,
      "routing/unknown-agency",
      `agency ${agency} is not in agencies.csv`,
      didYouMean(agency, domain.agencies()),
    );
  if (policy !== undefined && !domain.hasPolicy(policy))
    row.wrong(
      outcomes.policy,
      "routing/unknown-policy",
      `policy ${policy} is not in sla.yaml`,
      didYouMean(policy, domain.policies()),
    );
  if (id === undefined || agency === undefined) return undefined;
  return { id, line: row.line, tests, agency, policy, basis: row.get("basis"), note: row.get("note") };
}

function readTest(row: TableRecord<string>, condition: Condition, domain: Domain): readonly Test[] {
  const cell = row.get(condition.kind);
  if (cell === undefined) return [];
  const parsed = condition.parse(alternativesOf(cell), domain);
  if (parsed.ok) return [{ condition, wanted: parsed.value, cell }];
  const { message, ...suggestion } = parsed.reason;
  row.wrong(condition.kind, "routing/bad-cell", message, { value: cell, ...suggestion });
  return [];
}

/** Ids that stand twice, rules behind one that takes everything, and a table without such a last rule. */
function orderProblems(file: string, rules: readonly Rule[]): Problem[] {
  const firstOf = new Map(rules.toReversed().map((rule) => [rule.id, rule]));
  const twice = rules.flatMap((rule): Problem[] => {
    const twin = firstOf.get(rule.id);
    if (twin === undefined || twin === rule) return [];
    return [
      {
        code: "routing/id-twice",
        message: `rule ${rule.id} is already on line ${twin.line}`,
        file,
        line: rule.line,
        field: "id",
      },
    ];
  });
  const catchAll = rules.findIndex((rule) => rule.tests.length === 0);
  if (catchAll === -1) {
    const message = "no rule takes what the others leave: end the table with a rule without conditions";
    return [...twice, { code: "routing/no-default", message, file }];
  }
  const hidden = rules.slice(catchAll + 1).map(
    ({ id, line }): Problem => ({
      code: "routing/unreachable",
      message: `rule ${id} can never be chosen: rule ${rules[catchAll]?.id} before it takes everything`,
      file,
      line,
    }),
  );
  return [...twice, ...hidden];
}
