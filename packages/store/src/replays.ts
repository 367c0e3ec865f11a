import { type KeptAnswer, type Replays, replayTimes, type Taken } from "@swiftline/core/book";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { gathered } from "./gathered.ts";
import { tables } from "./sql.ts";
import { isGone, thisProcess } from "./taker.ts";

/** Replays beside the log, in the same file: a server that was killed knows after it what it had answered. */
export function replays(connection: Connection): Replays {
  const { file } = connection;
  const inOneCommit = gathered((group: readonly (() => Taken | undefined)[]) =>
    connection.atomically(() => group.map((write) => write())),
  );
  return {
    take: answering(
      file,
      (key, fingerprint, at) => inOneCommit(() => take(connection, { key, fingerprint, at })) as Promise<Taken>,
    ),
    keep: answering(file, async (key, answer) => void (await inOneCommit(() => keep(connection, key, answer)))),
    release: answering(file, async (key) => void (await inOneCommit(() => release(connection, key)))),
  };
}

interface Asked {
  readonly key: string;
  readonly fingerprint: string;
  readonly at: number;
}

function take(connection: Connection, { key, fingerprint, at }: Asked): Taken {
  connection.run(tables.deleteFrom("replays").where("taken_at", "<", at - replayTimes.kept));
  const held = connection.first(tables.selectFrom("replays").selectAll().where("key", "=", key));
  if (held !== undefined && held.fingerprint !== fingerprint) return "other";
  if (held !== undefined && held.status !== null)
    return { status: held.status, headers: JSON.parse(held.headers ?? "{}"), body: held.body ?? "" };
  if (held !== undefined && at - held.taken_at <= replayTimes.awaited && !isGone(held.taker)) return "in-flight";
  const begun_at = held?.begun_at ?? at;
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
