import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ImportLog, overlayLog, type PolicyBook } from "@swiftline/core";
import type { Mode, Store } from "@swiftline/store";
import { withStoreOf } from "../with-store.ts";

/**
 * Hands `use` the store as it is, or an empty one where there is none yet, and a log that tells what the store tells and takes what it
 * is given, which is gone afterwards: a rehearsal keeps it in a file among the temporary ones, so that it needs no more memory than
 * the real run.
 */
export async function withDryLog<Value>(
  book: PolicyBook,
  database: string,
  use: (store: Store, log: ImportLog) => Promise<Value>,
): Promise<Value> {
  const [file, mode]: readonly [string, Mode] = existsSync(database) ? [database, "read"] : [":memory:", "write"];
  const folder = mkdtempSync(join(tmpdir(), "swiftline-dry-run-"));
  try {
    return await withStoreOf(book, file, mode, (store) =>
      withStoreOf(book, join(folder, "rehearsal.sqlite"), "write", (top) => use(store, overlayLog(store.log, top.log))),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
