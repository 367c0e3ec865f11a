import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import type { Projections } from "./projections.ts";

/** Why what is computed from the log is not as this book computes it; undefined where it is. */
export function staleness(book: PolicyBook, projections: Projections): string | undefined {
  const kept = projections.bookVersion();
  if (kept === book.version) return undefined;
  const by = kept === undefined ? "an earlier Swiftline" : `book ${kept}`;
  return `lists and reports were computed by ${by}, not by book ${book.version}`;
}

/**
 * An append retracts an appeal's old counts and adds its new ones. Under another book the old ones would come out otherwise
 * than they went in, and the rollups would be wrong for ever without a sign. So a store is written by one book at a time,
 * also when another process has rebuilt it by a newer one in the meantime; and its timers are those of that book.
 */
export function requireBook(file: string, book: PolicyBook, projections: Projections): void {
  const fault = ofAnotherBook(file, book, projections);
  if (fault !== undefined) throw fault;
}

/** The `store/stale` of a store that another book has computed. */
export function ofAnotherBook(file: string, book: PolicyBook, projections: Projections): SwiftlineError | undefined {
  const stale = staleness(book, projections);
  if (stale === undefined) return undefined;
  return new SwiftlineError("store/stale", `${file}: ${stale}`, {
    tryThis: "swiftline db rebuild, or use the city folder that it was computed by; restart what serves it",
  });
}
