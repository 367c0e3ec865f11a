import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** What tells one run of an import from another of the same file: its name, and when it was. */
const ofTheRun = new Set(["id", "import_id", "started_at", "finished_at"]);

/**
 * A fingerprint of each table of a store, whatever the order of its rows, but for the names and times of the runs that filled
 * it. Empty where there is no store.
 */
export function everythingIn(file: string): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {};
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare("select name from sqlite_schema where type = 'table'")
      .all()
      .map(({ name }) => String(name));
    return Object.fromEntries(tables.map((table) => [table, fingerprintOf(rowsOf(database, table))]));
  } finally {
    database.close();
  }
}

const rowsOf = (database: DatabaseSync, table: string): readonly string[] =>
  database
    .prepare(`select * from "${table}"`)
    .all()
    .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !ofTheRun.has(column))));

/** How many rows, and what they are. */
function fingerprintOf(rows: readonly string[]): string {
  const hash = createHash("sha256");
  for (const row of rows.toSorted()) hash.update(`${row}\n`);
  return `${rows.length} rows, ${hash.digest("hex")}`;
}
