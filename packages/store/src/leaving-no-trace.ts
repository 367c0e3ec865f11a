import type { Connection } from "./connection.ts";

/**
 * Runs what takes content away, so that nothing of it lingers in the file. SQLite leaves what it deletes in the free space of its
 * pages, unless told to write zeros over it; and in the write-ahead log, until that is moved to the database and cut off.
 */
export async function leavingNoTrace<Value>(
  { raw }: Connection,
  takeAway: () => Value | Promise<Value>,
): Promise<Value> {
  raw.pragma("secure_delete = on");
  const value = await takeAway();
  raw.pragma("wal_checkpoint(truncate)");
  return value;
}
