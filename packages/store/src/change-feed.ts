import type { ChangeFeed } from "@swiftline/core/book";
import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { tables } from "./sql.ts";

/** The place of the latest commit; 0 where there is none. */
export const lastPosition = (connection: Connection): number =>
  connection.first(tables.selectFrom("commits").select(sql<number | null>`max(rowid)`.as("position")))?.position ?? 0;

/** The commits in the order of their rows: one is written after the other, none is ever changed or deleted. */
export function changeFeed(connection: Connection): ChangeFeed {
  const behind = (position: number, limit: number) =>
    tables
      .selectFrom("commits")
      .select(["appeal_id", "version", "events", "import_id", sql<number>`rowid`.as("position")])
      .where(sql.ref("rowid"), ">", position)
      .orderBy(sql.ref("rowid"))
      .limit(limit);
  return {
    after: answering(connection.file, (position, limit) =>
      connection.all(behind(position, limit)).map((row) => ({
        position: row.position,
        appealId: row.appeal_id,
        version: row.version,
        events: JSON.parse(row.events),
        ...(row.import_id !== null && { importId: row.import_id }),
      })),
    ),
    last: answering(connection.file, () => lastPosition(connection)),
  };
}
