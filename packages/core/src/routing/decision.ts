import type { Outcome } from "./outcome.ts";
import type { RoutingTable, Rule } from "./rule.ts";
import type { Subject } from "./subject.ts";
import type { TableName } from "./table-names.ts";

/** Rules of one table between which it cannot choose: more than its hit policy allows. It says nothing then. */
export interface Conflict {
  readonly table: TableName;
  readonly rules: readonly Rule[];
}

/** What a rule set says of an appeal, by which rules, in the order of the tables. */
export interface Decision {
  readonly outcome: Outcome;
  readonly rules: readonly Rule[];
  readonly conflicts: readonly Conflict[];
}

/** The subject as a table sees it: with the priority that a table before it gave. */
export function seenBy(
  name: TableName,
  subject: Subject,
  { tables, rules }: { readonly tables: readonly RoutingTable[]; readonly rules: readonly Rule[] },
): Subject {
  const before = tables
    .slice(
      0,
      tables.findIndex((table) => table.name === name),
    )
    .map((table) => table.name);
  const told = rules.filter(({ table, outcome }) => before.includes(table) && outcome.priority !== undefined);
  const priority = told.at(-1)?.outcome.priority;
  return priority === undefined ? subject : { ...subject, priority };
}
