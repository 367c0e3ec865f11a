import { formatDate } from "../../time/civil-date.ts";
import type { RoutingTable, Rule, RuleSet } from "../rule.ts";
import { tableNames } from "../table-names.ts";
import type { RuleSetDocument } from "./rule-set-document.ts";
import { askedBy, saidBy } from "./write-table.ts";

/**
 * Rules in their canonical form, as YAML and JSON write them. Read again, they are the same set, notes included; how a table
 * chooses is said where that is not usual for it. When a set is in force is told by its folder, not here.
 */
export const ruleSetDocument = ({ tables }: Pick<RuleSet, "tables">): RuleSetDocument => ({
  tables: tables.map(tableDocument),
});

type TableDocument = RuleSetDocument["tables"][number];

const tableDocument = ({ name, hit, rules }: RoutingTable): TableDocument => ({
  table: name,
  ...(hit !== tableNames[name].hit && { hit }),
  rules: rules.map(ruleDocument),
});

function ruleDocument(rule: Rule): TableDocument["rules"][number] {
  const { id, rank, from, to, enabled, basis, note } = rule;
  const asked = askedBy(rule);
  return {
    id,
    ...(asked.length > 0 && {
      when: Object.fromEntries(asked.map(({ condition, alternatives }) => [condition.kind, cellOf(alternatives)])),
    }),
    // biome-ignore lint/suspicious/noThenProperty: it is the word of the form, and a value that nobody awaits
    then: Object.fromEntries(saidBy(rule).map(({ column, values }) => [column.slice(1), cellOf(values)])),
    ...(rank !== undefined && { rank }),
    ...(from !== undefined && { from: formatDate(from) }),
    ...(to !== undefined && { to: formatDate(to) }),
    ...(!enabled && { enabled }),
    ...(basis !== undefined && { basis }),
    ...(note !== undefined && { note }),
  };
}

/** One word stands for itself. */
const cellOf = (words: readonly string[]): string | string[] =>
  words.length === 1 && words[0] !== undefined ? words[0] : [...words];
