import { type RawBuilder, sql } from "kysely";
import type { Connection } from "./connection.ts";
import { rawQuery } from "./sql.ts";
import type { Tables } from "./tables.ts";

/** How many rows one statement inserts. A hundred at once cost two thirds of a hundred statements; longer ones gain nothing. */
const SIZES = [100, 30, 10, 3, 1] as const;

/**
 * Inserts rows many at a time. `conflict` is the clause for rows that are already there. What fails undoes its whole transaction, as it
 * would anyway, and `or rollback` says so: SQLite need not copy every page that it is about to change, to undo this statement alone.
 */
export function bulkInsert<Name extends keyof Tables>(
  connection: Connection,
  table: Name,
  columns: readonly (keyof Tables[Name] & string)[],
  conflict: RawBuilder<unknown> = sql``,
): (rows: readonly Tables[Name][]) => void {
  const statement = (rows: number) => {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const one = sql`(${sql.join(columns.map(() => sql.val(0)))})`;
    const values = sql.join(Array.from({ length: rows }, () => one));
    return connection.prepare(
      rawQuery(sql`insert or rollback into ${sql.table(table)} (${names}) values ${values} ${conflict}`),
    );
  };
  const statements = new Map<number, ReturnType<typeof statement>>();
  /** Made once it is needed: whoever opens a store to read it needs none. */
  const ofSize = (rows: number) => {
    const known = statements.get(rows) ?? statement(rows);
    statements.set(rows, known);
    return known;
  };
  return (rows) => {
    let from = 0;
    for (const size of SIZES)
      for (; rows.length - from >= size; from += size) ofSize(size).run(cellsOf(rows, columns, from, from + size));
  };
}

function cellsOf<Row>(rows: readonly Row[], columns: readonly (keyof Row)[], from: number, to: number): unknown[] {
  const cells: unknown[] = [];
  for (let index = from; index < to; index++) for (const column of columns) cells.push(rows[index]?.[column]);
  return cells;
}

/** Overwrites these columns with what was to be inserted. */
export const overwrite = (key: string, columns: readonly string[]): RawBuilder<unknown> =>
  sql`on conflict (${sql.ref(key)}) do update set ${sql.join(
    columns
      .filter((column) => column !== key)
      .map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
  )}`;
