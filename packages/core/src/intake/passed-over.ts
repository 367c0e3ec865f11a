import type { Row } from "../table.ts";
import { bindColumns } from "./bound-columns.ts";
import { dateRoles } from "./date-roles.ts";
import type { ColumnRole, Mapping } from "./mapping.ts";
import { type ReadColumn, textOf } from "./read-column.ts";

/** A column that is filled and never counts, since one of those named before it always is. */
export interface PassedOver {
  readonly role: ColumnRole;
  readonly column: string;
  readonly behind: readonly string[];
}

/** The roles of whose columns the first that is filled counts, whatever it says. */
const firstCounts = [...dateRoles, "status", "latitude", "longitude"] as const satisfies readonly ColumnRole[];

/** Finds the columns that rows pass over; none where the mapping does not fit the header. */
export function passedOver(header: readonly string[], mapping: Mapping) {
  const bound = bindColumns(header, mapping);
  const watched = bound.ok ? firstCounts.map((role) => ({ role, ...watchColumns(bound.value.of(role)) })) : [];
  const several = watched.filter(({ columns }) => columns.length > 1);
  return {
    add(row: Row): void {
      for (const { see } of several) see(row);
    },
    all: (): readonly PassedOver[] =>
      several.flatMap(({ role, columns, isPassedOver }) =>
        columns.flatMap((column, at) => {
          const behind = columns.slice(0, at).map(({ name }) => name);
          return isPassedOver(column) ? [{ role, column: column.name, behind }] : [];
        }),
      ),
  };
}

/** Sees which columns are filled, and which count. */
function watchColumns(columns: readonly ReadColumn[]) {
  const [filled, counted] = [new Set<ReadColumn>(), new Set<ReadColumn>()];
  return {
    columns,
    see(row: Row): void {
      const there = columns.filter((column) => textOf(row, column) !== undefined);
      for (const column of there) filled.add(column);
      if (there[0] !== undefined) counted.add(there[0]);
    },
    isPassedOver: (column: ReadColumn): boolean => filled.has(column) && !counted.has(column),
  };
}
