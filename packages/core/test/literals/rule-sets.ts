import { conditions, withAttributes } from "../../src/routing/conditions/index.ts";
import type { Domain } from "../../src/routing/domain.ts";
import type { HitPolicy } from "../../src/routing/hit-policy.ts";
import type { RoutingTable } from "../../src/routing/rule.ts";
import { type TableName, tableNames } from "../../src/routing/table-names.ts";
import { readRoutingTable } from "../../src/routing/tables/read-routing-table.ts";
import { domain as testDomain } from "./domain.ts";

/** A row of a routing table by column; a column that is left out is empty. */
export type LiteralRule = Readonly<Record<string, string>>;

/** A table of rows; one that must take everything ends with a rule `rest` for the desk, unless a row without conditions ends it. */
export function ruleTable(
  name: TableName,
  rows: readonly LiteralRule[],
  { hit = tableNames[name].hit, domain = testDomain }: { readonly hit?: HitPolicy; readonly domain?: Domain } = {},
): RoutingTable {
  const whole = !tableNames[name].whole || rows.some((row) => row.id === "rest");
  const lines = whole ? rows : [...rows, { id: "rest", ">agency": "desk" } as LiteralRule];
  const columns = [...new Set(lines.flatMap((row) => Object.keys(row)))];
  const sheet = {
    file: `${name}.csv`,
    columns,
    rows: lines.map((row, index) => ({ line: index + 2, cells: columns.map((column) => row[column] ?? "") })),
  };
  const { table, problems } = readRoutingTable(sheet, name, withAttributes(conditions, domain), domain);
  if (table === undefined || problems.length > 0) throw new Error(problems.map(({ message }) => message).join("; "));
  return { ...table, hit };
}
