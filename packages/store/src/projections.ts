import type { PolicyBook } from "@swiftline/core";
import { bulkInsert, overwrite } from "./bulk-insert.ts";
import type { Connection } from "./connection.ts";
import { openMeta } from "./meta.ts";
import { type HistoryChange, type Projected, project } from "./projected.ts";
import { openRollups, type Rollups } from "./rollups.ts";
import { listed, tables } from "./sql.ts";
import type { AppealRow } from "./tables.ts";

/** Everything that is computed from the log by one book: where appeals stand, the rollups, the last event's instant. */
export interface Projections {
  readonly rollups: Rollups;
  /** Brings all of it up to date, inside the transaction that appends: an appeal's old counts are taken back, its new ones added. */
  readonly apply: (changes: readonly HistoryChange[]) => void;
  /** The same with changes that were worked out by this book before. */
  readonly write: (projected: Projected) => void;
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
  "latitude",
  "longitude",
  "confidential",
  "parties",
] as const satisfies readonly (keyof AppealRow)[];

/** An appeal is registered once. Writing the moment again would write its index again, a page of the disk at every append. */
const changing = appealColumns.filter((column) => column !== "registered_at");

export function openProjections(connection: Connection, book: PolicyBook): Projections {
  const rollups = openRollups(connection);
  const meta = openMeta(connection);
  const upsert = bulkInsert(connection, "appeals", appealColumns, overwrite("appeal_id", changing));
  const latestAt = () => {
    const latest = meta.get("latest-at");
    return latest === undefined ? undefined : Number(latest);
  };
  const keepLatest = (latest: number, lostAt: number): void => {
    const known = latestAt() ?? Number.NEGATIVE_INFINITY;
    const mayHaveFallen = lostAt > Number.NEGATIVE_INFINITY && lostAt >= known;
    const now = mayHaveFallen ? latestOfAll(connection) : Math.max(known, latest);
    if (now === undefined) meta.forget("latest-at");
    else if (now !== known) meta.set("latest-at", String(now));
  };
  const write = ({ rows, gone, counts, latestAt: latest, lostAt }: Projected): void => {
    if (gone.length > 0) connection.run(tables.deleteFrom("appeals").where("appeal_id", "in", listed(gone)));
    upsert(rows);
    rollups.add(counts);
    keepLatest(latest, lostAt);
  };
  return {
    rollups,
    latestAt,
    write,
    apply: (changes) => write(project(changes, book)),
    bookVersion: () => meta.get("book"),
    clear() {
      connection.run(tables.deleteFrom("appeals"));
      connection.run(tables.deleteFrom("meta"));
      rollups.clear();
      meta.set("book", book.version);
    },
  };
}

/** The last event's instant as the rows have it; undefined where there is none. It goes through all of them. */
const latestOfAll = (connection: Connection): number | undefined => {
  const rows = tables.selectFrom("appeals").select(({ fn }) => fn.max<number | null>("last_at").as("latest"));
  return connection.first(rows)?.latest ?? undefined;
};
