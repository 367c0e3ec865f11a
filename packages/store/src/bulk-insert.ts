import { type RawBuilder, sql } from "kysely";
import type { Connection } from "./connection.ts";
import { rawQuery } from "./sql.ts";
import type { Tables } from "./tables.ts";

/** A statement of a hundred rows costs two thirds of a hundred statements; longer ones gain nothing. */
const ROWS_AT_ONCE = 100;

/** Inserts rows many at a time. `conflict` is the clause for rows that are already there. */
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
    return connection.prepare(rawQuery(sql`insert into ${sql.table(table)} (${names}) values ${values} ${conflict}`));
  };
  const many = statement(ROWS_AT_ONCE);
  const single = statement(1);
  return (rows) => {
    const whole = rows.length - (rows.length % ROWS_AT_ONCE);
    for (let from = 0; from < whole; from += ROWS_AT_ONCE) {
      const cells: unknown[] = [];
      for (let index = from; index < from + ROWS_AT_ONCE; index++)
        for (const column of columns) cells.push(rows[index]?.[column]);
      many.run(cells);
    }
    for (let index = whole; index < rows.length; index++) single.run(columns.map((column) => rows[index]?.[column]));
  };
}

/** Overwrites these columns with what was to be inserted. */
export const overwrite = (key: string, columns: readonly string[]): RawBuilder<unknown> =>
  sql`on conflict (${sql.ref(key)}) do update set ${sql.join(
    columns
      .filter((column) => column !== key)
      .map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
  )}`;
