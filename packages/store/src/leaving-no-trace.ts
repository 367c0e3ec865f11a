import { setTimeout } from "node:timers/promises";
import type { Connection } from "./connection.ts";

/** How often, in milliseconds, it is looked whether the log can be cut off, and how many times. */
const [PAUSE, TRIES] = [250, 40];

/**
 * Runs what takes content away, so that nothing of it lingers in the file. SQLite leaves what it deletes in the free space of its
 * pages, unless told to write zeros over it; and in the write-ahead log, until that is moved to the database and cut off. Where somebody
 * reads what was before, that is waited for some seconds, with others served meanwhile; the next time, or the last who closes the
 * database, cuts off what they left.
 */
export async function leavingNoTrace<Value>(
  { raw, impatiently }: Connection,
  takeAway: () => Value | Promise<Value>,
): Promise<Value> {
  raw.pragma("secure_delete = on");
  const isCut = (): boolean => impatiently(() => raw.pragma("wal_checkpoint(truncate)", { simple: true })) === 0;
  try {
    return await takeAway();
  } finally {
    for (let tries = 0; raw.open && !isCut() && tries < TRIES; tries++) await setTimeout(PAUSE);
  }
}
