import { hashOf } from "../hash.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { Condition } from "./condition.ts";
import type { HitPolicy } from "./hit-policy.ts";
import type { Outcome } from "./outcome.ts";
import type { TableName } from "./table-names.ts";

/** One cell of a rule, read by its condition. */
export interface Test {
  readonly condition: Condition;
  readonly wanted: unknown;
  readonly alternatives: readonly string[];
}

/** A cell as people write it: its alternatives with bars. */
export const cellOf = ({ alternatives }: Test): string => alternatives.join("|");

/** One row: when all its tests hold, its table says `outcome`. Without tests it takes everything. */
export interface Rule {
  readonly id: string;
  readonly table: TableName;
  /** Where it stands in its file. */
  readonly line: number;
  readonly tests: readonly Test[];
  readonly outcome: Outcome;
  /** In a table that goes by priority: 1 comes before 2, and what has none comes last. */
  readonly rank?: number;
  /** First and last date on which it is valid. */
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  /** A rule that is off is read and checked, and never chosen. */
  readonly enabled: boolean;
  /** The law or duty list on which it rests. */
  readonly basis?: string;
  readonly note?: string;
}

export interface RoutingTable {
  readonly name: TableName;
  readonly hit: HitPolicy;
  /** As they stand in the file. */
  readonly rules: readonly Rule[];
}

/** The city's dispatch catalogue (派单目录) as it is in force from a moment until another, or until the next one begins. */
export interface RuleSet {
  /** The hash of what its tables say: two sets with the same version decide alike. */
  readonly version: string;
  readonly from?: Instant;
  readonly to?: Instant;
  /** In the order in which they are asked. */
  readonly tables: readonly RoutingTable[];
}

/** A set of tables with its version. */
export const ruleSetOf = (tables: readonly RoutingTable[], effective: Pick<RuleSet, "from" | "to"> = {}): RuleSet => ({
  version: versionOf(tables),
  ...effective,
  tables,
});

const versionOf = (tables: readonly RoutingTable[]): string => hashOf(tables.map(contentOf)).slice(0, 12);

/** All that decides; not where it stands, nor why. */
const contentOf = ({ name, hit, rules }: RoutingTable): unknown => [
  name,
  hit,
  rules.map(({ id, tests, outcome, rank, from, to, enabled }) => [
    id,
    tests.map(({ condition, alternatives }) => [condition.kind, alternatives]),
    outcome,
    rank,
    from,
    to,
    enabled,
  ]),
];
