import { createHmac } from "node:crypto";
import { type KeptAnswer, type Replays, replayTimes, type Taken } from "@swiftline/core/book";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { gathered } from "./gathered.ts";
import type { KeyRing } from "./identity-keys.ts";
import { tables } from "./sql.ts";
import { isGone, thisProcess } from "./taker.ts";

/**
 * Replays beside the log, in the same file: a server that was killed knows after it what it had answered. A fingerprint, in which who
 * called has a part, is kept under the key of identities, so that nobody without it can try out all telephone numbers there are.
 */
export function replays(connection: Connection, keys: KeyRing): Replays {
  const { file } = connection;
  const inOneCommit = gathered((group: readonly (() => Taken | undefined)[]) =>
    connection.patiently(() => connection.atomically(() => group.map((write) => write()))),
  );
  return {
    take: answering(
      file,
      (key, fingerprint, at) =>
        inOneCommit(() => take(connection, { key, prints: printsOf(fingerprint, keys), at })) as Promise<Taken>,
    ),
    keep: answering(file, async (key, answer) => void (await inOneCommit(() => keep(connection, key, answer)))),
    release: answering(file, async (key) => void (await inOneCommit(() => release(connection, key)))),
  };
}

interface Asked {
  readonly key: string;
  /** By what the same request is known, first as it is kept now. */
  readonly prints: Prints;
  readonly at: number;
}

type Prints = readonly [string, ...string[]];

/** As it is kept by the current key, by those that were, and where there was none: a key may come or change at any time. */
function printsOf(fingerprint: string, { keys }: KeyRing): Prints {
  const [newest, ...older] = keys.map(({ fingerprinting }) =>
    createHmac("sha256", fingerprinting).update(fingerprint).digest("base64url"),
  );
  return newest === undefined ? [fingerprint] : [newest, ...older, fingerprint];
}

/** Forgets what was kept for a day. */
export function forgetReplays(connection: Connection, now: number): void {
  connection.run(tables.deleteFrom("replays").where("taken_at", "<", now - replayTimes.kept));
}

function take(connection: Connection, { key, prints, at }: Asked): Taken {
  forgetReplays(connection, at);
  const held = connection.first(tables.selectFrom("replays").selectAll().where("key", "=", key));
  if (held !== undefined && !prints.includes(held.fingerprint)) return "other";
  if (held !== undefined && held.status !== null)
    return { status: held.status, headers: JSON.parse(held.headers ?? "{}"), body: held.body ?? "" };
  if (held !== undefined && at - held.taken_at <= replayTimes.awaited && !isGone(held.taker)) return "in-flight";
  const begun_at = held?.begun_at ?? at;
  const [fingerprint] = prints;
  const row = { key, fingerprint, begun_at, taken_at: at, status: null, headers: null, body: null, taker: thisProcess };
  connection.run(
    tables
      .insertInto("replays")
      .values(row)
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row)),
  );
  return held === undefined ? "taken" : { begunAt: begun_at, takenAt: held.taken_at };
}

function keep(connection: Connection, key: string, { status, headers, body }: KeptAnswer): undefined {
  const answered = { status, headers: JSON.stringify(headers), body };
  connection.run(tables.updateTable("replays").set(answered).where("key", "=", key));
}

function release(connection: Connection, key: string): undefined {
  connection.run(tables.deleteFrom("replays").where("key", "=", key));
}
