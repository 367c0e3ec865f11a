import { SwiftlineError } from "@swiftline/core";
import pg from "pg";
import Cursor from "pg-cursor";
import type { FileRow } from "../file-row.ts";
import type { OpenSqlOptions, SqlRows } from "./open-sqlite.ts";
import { quotedName, selectionOf, valueText } from "./sql-address.ts";

const rowsAtOnce = 500;
const connectWithinMs = 15_000;

/** Everything as the text that the server writes, save that truth is spelt out, and that a point says which of its numbers is which. */
const asText = { getTypeParser: (type: number) => inOurWords.get(type) ?? ((value: string) => value) };
const inOurWords: ReadonlyMap<number, (value: string) => string> = new Map([
  [16, (truth) => (truth === "t" ? "true" : "false")],
  [600, (point) => `POINT ${point.replace(",", " ")}`],
]);

/**
 * Reads a table of a PostgreSQL server, or what a query answers, in a transaction that may not write; the only table of its own
 * schemas where none is named. Moments are in UTC, in ISO form. Throws `file/…` faults, and `flag/invalid` where there is no such table
 * or the query is none that reads. No fault holds the password.
 */
export async function openPostgres(url: string, { name, ...told }: OpenSqlOptions): Promise<SqlRows> {
  const client = clientFor(url, name);
  client.on("error", () => {});
  const close = (): void => void client.end().catch(() => {});
  try {
    await client.connect().catch((cause: unknown) => {
      throw unreachable(name, cause);
    });
    await client.query("set datestyle to iso; set timezone to 'UTC'; begin transaction read only");
    const tables = told.query === undefined ? await tablesOf(client) : new Map<string, string>();
    const selection = selectionOf(name, told, told.table === undefined ? [...tables.keys()] : []);
    const sql =
      "query" in selection
        ? selection.query
        : `select * from ${tables.get(selection.table) ?? quotedName(selection.table)}`;
    const cursor = client.query(
      new Cursor<string[]>(sql, [], { rowMode: "array", types: asText as pg.CustomTypesConfig }),
    );
    const { columns, first } = await begin(cursor, name);
    return {
      form: { format: "postgres", ...("table" in selection && { table: selection.table }) },
      columns,
      pieces: rowsOf(cursor, first, name),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Files that the address names, such as certificates, are read at once. */
function clientFor(url: string, name: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: connectWithinMs });
  } catch (cause) {
    throw unreachable(name, cause);
  }
}

/** The tables of all schemas, and how each is written in SQL: a dot may also stand in a name. */
async function tablesOf(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ readonly name: string; readonly written: string }>(
    `select case when schemaname = current_schema() then tablename else schemaname || '.' || tablename end as name,
       quote_ident(schemaname) || '.' || quote_ident(tablename) as written
     from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by name`,
  );
  return new Map(rows.map(({ name, written }) => [name, written]));
}

/** The first rows, and with them the names of the columns. */
function begin(cursor: Cursor<string[]>, name: string) {
  return new Promise<{ readonly columns: readonly string[]; readonly first: readonly unknown[][] }>(
    (resolve, reject) => {
      cursor.read(rowsAtOnce, (error, rows, result) => {
        if (error !== undefined && error !== null)
          return reject(new SwiftlineError("flag/invalid", `${name}: this cannot be read: ${error.message}`));
        const columns = result.fields.map((field) => field.name);
        if (columns.length > 0) return resolve({ columns, first: rows });
        const tryThis = "give one that begins with select";
        reject(new SwiftlineError("flag/invalid", `${name}: the query answers no rows`, { tryThis }));
      });
    },
  );
}

async function* rowsOf(
  cursor: Cursor<string[]>,
  first: readonly unknown[][],
  name: string,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  let line = 1;
  const next = async (): Promise<readonly unknown[][]> => {
    try {
      return await cursor.read(rowsAtOnce);
    } catch (cause) {
      throw unreachable(name, cause);
    }
  };
  for (let rows = first; rows.length > 0; rows = await next())
    yield rows.map((row) => ({ line: line++, cells: row.map(valueText), raw: "" }));
}

/** The server's own words name no password. */
function unreachable(name: string, cause: unknown): SwiftlineError {
  const said = cause instanceof Error ? cause.message || String((cause as { code?: unknown }).code) : String(cause);
  return new SwiftlineError("file/not-readable", `${name}: the database cannot be read: ${said}`, {
    tryThis: "check the address, the files that it names, the user and that the server runs",
  });
}
