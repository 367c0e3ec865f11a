import { accessSync, constants, statfsSync, statSync } from "node:fs";
import type { Connection } from "./connection.ts";
import { storeVersion } from "./migrations.ts";

/** Below so many free bytes a disk is full: what is appended needs room in the log of writes before it has one in the store. */
const LEAST_ROOM = 16 * 1024 * 1024;

/**
 * Answers whether appeals can be written just now: the file is the one that was opened, of this version and not of a later one, it may be
 * written to, and its disk has room. A file that was moved away is written to until the end of the process, and lost then.
 */
export function readiness({ raw, file, mode }: Connection): () => boolean {
  const inMemory = file === ":memory:";
  const opened = inMemory ? undefined : placeOf(file);
  return () => {
    if (!raw.open || mode !== "write" || raw.pragma("user_version", { simple: true }) !== storeVersion) return false;
    return inMemory || (placeOf(file) === opened && isWritable(file));
  };
}

/** Which file it is, whatever it is called. */
function placeOf(file: string): string | undefined {
  const place = statSync(file, { bigint: true, throwIfNoEntry: false });
  return place && `${place.dev} ${place.ino}`;
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
  } catch {
    return false;
  }
  const { bavail, bsize } = statfsSync(file);
  return bavail * bsize >= LEAST_ROOM;
}
