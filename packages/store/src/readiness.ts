import { accessSync, constants, statfsSync } from "node:fs";
import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import type { Connection } from "./connection.ts";
import { storeVersion } from "./migrations.ts";
import type { Projections } from "./projections.ts";
import { ofAnotherBook } from "./stale.ts";

/** Below so many free bytes a disk is full: what is appended needs room in the log of writes before it has one in the store. */
const LEAST_ROOM = 16 * 1024 * 1024;

/**
 * Answers what keeps appeals from being written just now, undefined where nothing does: the file is the one that was opened, of this
 * version and not of a later one, computed by this book, it may be written to, and its disk has room.
 */
export function readiness(
  connection: Connection,
  book: PolicyBook,
  projections: Projections,
): () => SwiftlineError | undefined {
  const { raw, file, mode, lost } = connection;
  return () => {
    if (!raw.open || mode !== "write")
      return new SwiftlineError("store/not-writable", `${file} is not open for writing`);
    if (raw.pragma("user_version", { simple: true }) !== storeVersion)
      return new SwiftlineError("store/newer", `another Swiftline has migrated ${file}`);
    return lost() ?? ofAnotherBook(file, book, projections) ?? (file === ":memory:" ? undefined : hinderedBy(file));
  };
}

/** What keeps the file from being written, whatever is in it. */
function hinderedBy(file: string): SwiftlineError | undefined {
  try {
    accessSync(file, constants.W_OK);
  } catch (cause) {
    return new SwiftlineError("store/not-writable", `${file} cannot be written`, { cause });
  }
  const { bavail, bsize } = statfsSync(file);
  return bavail * bsize < LEAST_ROOM
    ? new SwiftlineError("store/disk-full", `the disk that holds ${file} is full`)
    : undefined;
}
