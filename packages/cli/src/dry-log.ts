import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ImportLog, overlayLog, type PolicyBook } from "@swiftline/core";
import type { Store } from "@swiftline/store";
import { withStoreOf } from "./with-store.ts";

/**
 * Hands `use` a log that tells what the store tells and takes what it is given, which is gone afterwards: a rehearsal keeps it in
 * a file among the temporary ones, so that it needs no more memory than the real run.
 */
export async function withDryLog<Value>(
  store: Store,
  book: PolicyBook,
  use: (log: ImportLog) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), "swiftline-dry-run-"));
  try {
    return await withStoreOf(book, join(folder, "rehearsal.sqlite"), "write", (top) =>
      use(overlayLog(store.log, top.log)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
