import type { Outcome } from "./outcome.ts";
import type { Rule } from "./rule.ts";
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
