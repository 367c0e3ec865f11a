import type { Table } from "@swiftline/core";
import type { HitPolicy } from "@swiftline/core/routing";

/** A table of rules, and how it chooses among those that match. */
export interface DecisionTable {
  readonly name?: string;
  readonly hit?: HitPolicy;
  readonly table: Table;
}

export interface DmnOptions {
  /** What problems call the file. Default: its path. */
  readonly name?: string;
  /** The decision to read, by name or id. Default: the only one that is a table. */
  readonly decision?: string;
  /** Which condition an input is, by its label or expression, such as `{ "Complaint category": "category" }`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Which output a column is, by its label or name, such as `{ Unit: ">agency" }`. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** The codes of a condition, for tests such as `starts with(?, "01")`. */
  readonly codes?: Readonly<Record<string, Iterable<string>>>;
}
