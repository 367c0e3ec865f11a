import type { PolicyBook, Timers } from "@swiftline/core";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import type { Projections } from "./projections.ts";
import { tables } from "./sql.ts";
import { requireBook } from "./stale.ts";

/** Timers over the index of appeals that wait for a moment. Throws `store/stale` where another book computed the moments. */
export function timers(connection: Connection, book: PolicyBook, projections: Projections): Timers {
  const { file } = connection;
  const waiting = tables.selectFrom("appeals").where("next_at", "is not", null).orderBy("next_at");
  return {
    ripe: answering(file, (now, limit) => {
      requireBook(file, book, projections);
      const ripe = waiting.select("appeal_id").where("next_at", "<=", now).orderBy("appeal_id").limit(limit);
      return connection.all(ripe).map((row) => row.appeal_id);
    }),
    next: answering(file, () => {
      requireBook(file, book, projections);
      return connection.first(waiting.select("next_at").limit(1))?.next_at ?? undefined;
    }),
  };
}
