import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";

/** Waits until so many rows of imports are in as are wanted, and answers how many those are. */
export async function rowsIn(cwd: string, wanted: (rows: number) => boolean): Promise<number> {
  for (;;) {
    const rows = rowsNow(join(cwd, "city/swiftline.sqlite"));
    if (wanted(rows)) return rows;
    await setTimeout(5);
  }
}

function rowsNow(file: string): number {
  if (!existsSync(file)) return 0;
  const database = new DatabaseSync(file);
  try {
    database.exec("pragma busy_timeout = 5000");
    if (database.prepare("select 1 from sqlite_schema where name = 'imports'").get() === undefined) return 0;
    return Number(database.prepare("select max(rows) as rows from imports").get()?.rows ?? 0);
  } finally {
    database.close();
  }
}
