import { didYouMean, SwiftlineError } from "@swiftline/core";
import Database from "better-sqlite3";
import type { FileRow, RowSource } from "../file-row.ts";
import { selectionOf, valueText } from "./sql-address.ts";

export interface OpenSqlOptions {
  /** What to call the database. */
  readonly name: string;
  readonly table: string | undefined;
  readonly query: string | undefined;
}

export interface SqlRows extends RowSource {
  readonly close: () => void;
}

const rowsAtOnce = 500;

/**
 * Reads a table of an SQLite file, or what a query answers; the only table where none is named. Nothing is written. `line` is the place of a row in the answer.
 * Throws `file/…` faults, and `flag/invalid` where there is no such table or the query is none that reads.
 */
export function openSqlite(file: string, { name, ...told }: OpenSqlOptions): SqlRows {
  const database = trying(name, () => new Database(file, { readonly: true, fileMustExist: true }));
  try {
    const tables = trying(name, () => tablesOf(database));
    const selection = selectionOf(name, told, tables);
    if ("table" in selection && !tables.includes(selection.table)) throw noTable(name, selection.table, tables);
    const sql = "query" in selection ? selection.query : `select * from ${quotedTable(selection.table)}`;
    const statement = prepared(database, sql, name);
    const columns = statement.columns().map((column) => column.name);
    return {
      form: { format: "sqlite", ...("table" in selection && { table: selection.table }) },
      columns,
      pieces: rowsOf(statement, name),
      close: () => void database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

const quotedTable = (table: string): string => `"${table.replaceAll('"', '""')}"`;

const tablesOf = (database: Database.Database): readonly string[] =>
  database
    .prepare<[], string>(
      "select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name",
    )
    .pluck()
    .all();

function noTable(name: string, table: string, tables: readonly string[]): SwiftlineError {
  const { suggestion = `it has ${tables.slice(0, 20).join(", ")}` } = didYouMean(table, tables);
  return new SwiftlineError("flag/invalid", `${name}: there is no table ${table}`, { tryThis: suggestion });
}

function prepared(database: Database.Database, sql: string, name: string): Database.Statement<[], unknown[]> {
  try {
    const statement = database.prepare<[], unknown[]>(sql);
    if (statement.reader) return statement.raw().safeIntegers();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new SwiftlineError("flag/invalid", `${name}: the query cannot be run: ${cause.message}`, { cause });
  }
  throw new SwiftlineError("flag/invalid", `${name}: the query answers no rows`, {
    tryThis: "give one that begins with select",
  });
}

async function* rowsOf(
  statement: Database.Statement<[], unknown[]>,
  name: string,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  const all = statement.iterate();
  let line = 1;
  for (;;) {
    const rows = trying(name, () => nextOf(all));
    if (rows.length === 0) return;
    yield rows.map((row) => ({ line: line++, cells: row.map(valueText), raw: "" }));
  }
}

/** Some rows more. `take` of the language would end the query with them. */
function nextOf(all: Iterator<unknown[]>): readonly unknown[][] {
  const rows: unknown[][] = [];
  while (rows.length < rowsAtOnce) {
    const next = all.next();
    if (next.done === true) break;
    rows.push(next.value);
  }
  return rows;
}

function trying<Value>(name: string, act: () => Value): Value {
  try {
    return act();
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError)) throw cause;
    if (cause.code === "SQLITE_CANTOPEN")
      throw new SwiftlineError("file/not-found", `${name}: there is no such database`, {
        tryThis: "check the path",
        cause,
      });
    throw new SwiftlineError("file/malformed", `${name}: it cannot be read as SQLite: ${cause.message}`, { cause });
  }
}
