import type { PolicyBook } from "@swiftline/core";
import { type Commits, streamOf } from "./commits.ts";
import type { Connection } from "./connection.ts";
import type { Projections } from "./projections.ts";
import { clearSearch } from "./search-index.ts";

/** How much has been gone through. */
export interface Rebuilt {
  readonly appeals: number;
  readonly commits: number;
}

/** Computes everything that is computed from the log anew, in one transaction: readers see the old state until it is done. */
export function rebuild(
  connection: Connection,
  commits: Commits,
  projections: Projections,
  onProgress: (rebuilt: Rebuilt) => void = () => {},
): Rebuilt {
  return connection.atomically(() => {
    projections.clear();
    clearSearch(connection);
    let done: Rebuilt = { appeals: 0, commits: 0 };
    for (const page of commits.pages()) {
      const streams = Array.from(page, ([appealId, rows]) => streamOf(appealId, rows));
      projections.apply(
        streams.map(({ appealId, version, history }) => ({ appealId, version, before: [], after: history })),
      );
      done = {
        appeals: done.appeals + streams.length,
        commits: done.commits + streams.reduce((sum, stream) => sum + stream.version, 0),
      };
      onProgress(done);
    }
    return done;
  });
}

/** A log of so many commits is rebuilt in a few seconds. */
const SMALL = 100_000;

/**
 * Makes a store that is opened for writing fit for its book. A new book re-times and re-routes the past, so a small store is
 * rebuilt without asking. A large one is left as it was: `check` says so, appends are refused, and somebody chooses the hour.
 */
export function settleBook(connection: Connection, book: PolicyBook, commits: Commits, projections: Projections): void {
  if (projections.bookVersion() === book.version || commits.exceed(SMALL)) return;
  rebuild(connection, commits, projections);
}
