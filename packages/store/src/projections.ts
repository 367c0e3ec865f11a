import type { PolicyBook } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import { cellsOf, facts, tally } from "@swiftline/core/reporting";
import { bulkInsert, overwrite } from "./bulk-insert.ts";
import type { Connection } from "./connection.ts";
import { openMeta } from "./meta.ts";
import { project } from "./project.ts";
import { openRollups, type Rollups } from "./rollups.ts";
import { tables } from "./sql.ts";
import type { AppealRow } from "./tables.ts";

/** What an append changes: an appeal's history before it, and after. */
export interface Change {
  readonly version: number;
  readonly before: History;
  readonly after: History;
}

/** Everything that is computed from the log by one book: where appeals stand, the rollups, the last event's instant. */
export interface Projections {
  readonly rollups: Rollups;
  /** Brings all of it up to date, inside the transaction that appends: an appeal's old counts are taken back, its new ones added. */
  readonly apply: (changes: readonly Change[]) => void;
  /** Forgets all of it, to be computed again by this book. */
  readonly clear: () => void;
  /** The version of the book by which all of it was computed; undefined in a new store. */
  readonly bookVersion: () => string | undefined;
  readonly latestAt: () => number | undefined;
}

export const appealColumns = [
  "appeal_id",
  "version",
  "status",
  "open",
  "agency",
  "category",
  "area",
  "policy",
  "registered_at",
  "last_at",
  "due_at",
  "next_at",
] as const satisfies readonly (keyof AppealRow)[];

export function openProjections(connection: Connection, book: PolicyBook): Projections {
  const rollups = openRollups(connection);
  const meta = openMeta(connection);
  const upsert = bulkInsert(connection, "appeals", appealColumns, overwrite("appeal_id", appealColumns));
  const latestAt = () => {
    const latest = meta.get("latest-at");
    return latest === undefined ? undefined : Number(latest);
  };
  return {
    rollups,
    latestAt,
    bookVersion: () => meta.get("book"),
    apply(changes) {
      const counts = tally();
      const rows: AppealRow[] = [];
      const known = latestAt();
      let latest = known ?? Number.NEGATIVE_INFINITY;
      for (const { version, before, after } of changes) {
        const was = before.length === 0 ? undefined : facts(before, book);
        const is = facts(after, book);
        if (was !== undefined) counts.add(cellsOf(was, book), -1);
        if (is !== undefined) counts.add(cellsOf(is, book));
        const row = project(after, version, is, book);
        if (row === undefined) continue;
        rows.push(row);
        latest = Math.max(latest, row.last_at);
      }
      upsert(rows);
      rollups.add(counts.cells());
      if (rows.length > 0 && latest !== known) meta.set("latest-at", String(latest));
    },
    clear() {
      connection.run(tables.deleteFrom("appeals"));
      connection.run(tables.deleteFrom("meta"));
      rollups.clear();
      meta.set("book", book.version);
    },
  };
}
