import type { PolicyBook } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import { type AppealFacts, type Cell, cellsOf, facts, tally } from "@swiftline/core/reporting";
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

/** An appeal is registered once. Writing the moment again would write its index again, a page of the disk at every append. */
const changing = appealColumns.filter((column) => column !== "registered_at");

export function openProjections(connection: Connection, book: PolicyBook): Projections {
  const rollups = openRollups(connection);
  const meta = openMeta(connection);
  const upsert = bulkInsert(connection, "appeals", appealColumns, overwrite("appeal_id", changing));
  const cellsIn = (of: AppealFacts | undefined): readonly Cell[] => (of === undefined ? [] : cellsOf(of, book));
  // A history never changes, so what it counts for by one book is worked out once, as long as somebody holds it.
  const counted = new WeakMap<History, readonly Cell[]>();
  const countedBefore = (history: History): readonly Cell[] =>
    counted.get(history) ?? cellsIn(history.length === 0 ? undefined : facts(history, book));
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
        counts.add(countedBefore(before), -1);
        const is = facts(after, book);
        const cells = cellsIn(is);
        counted.set(after, cells);
        counts.add(cells);
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
