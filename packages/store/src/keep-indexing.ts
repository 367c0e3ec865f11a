import type { Indexed } from "@swiftline/core/book";
import Database from "better-sqlite3";
import type { Connection } from "./connection.ts";
import type { SearchIndex } from "./search-index.ts";

/** How long others have the database to themselves between two slices, in milliseconds. */
const PAUSE = 50;

/**
 * Takes in what is not known yet because somebody searches: a slice at once, so that what was just written down is found, and the rest
 * behind the answer, until the store is closed. A search only reads: where nothing can be written now, it answers what is known.
 */
export function keepIndexing(
  { raw, mode, impatiently }: Connection,
  { catchUp, indexed }: SearchIndex,
): SearchIndex["indexed"] {
  if (mode === "read") return indexed;
  let waiting: NodeJS.Timeout | undefined;
  const step = (): Indexed => {
    clearTimeout(waiting);
    const known = indexed();
    if (known.complete) return known;
    try {
      const reached = impatiently(catchUp);
      if (!reached.complete) waiting = setTimeout(goOn, PAUSE).unref();
      return reached;
    } catch (error) {
      if (error instanceof Database.SqliteError) return known;
      throw error;
    }
  };
  const goOn = (): void => {
    try {
      if (raw.open) step();
    } catch {
      // A damaged log: the next search meets it again, and says so to whoever asked.
    }
  };
  return step;
}
