import { hash } from "node:crypto";
import { type Problem, SwiftlineError } from "@swiftline/core";
import { sql } from "kysely";
import { CHAIN_START } from "./chain.ts";
import type { Connection } from "./connection.ts";
import { sealProblems } from "./seal-problems.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";
import { rawQuery, tables } from "./sql.ts";
import type { CheckpointRow } from "./tables.ts";

/** A snapshot of the log that was sealed: bound to the one before it, to be published or kept elsewhere. */
export interface Checkpoint extends Snapshot {
  /** Counts from 1. */
  readonly number: number;
  readonly at: number;
  /** In hex; it stands for this checkpoint and all before it. */
  readonly hash: string;
}

const all = tables.selectFrom("checkpoints").selectAll().orderBy("number");

/** Every checkpoint, in order. */
export const checkpoints = (connection: Connection): readonly Checkpoint[] => connection.all(all).map(checkpointOf);

/**
 * Seals the log as it is. What was sealed before must still be in it, or `store/corrupt` is thrown with everything that is not.
 * The heads are gone through on an unchanging view, so that others may append meanwhile; only those that are new are written.
 */
export function writeCheckpoint(connection: Connection, at: number): Checkpoint {
  const { file, raw } = connection;
  raw.exec("create temp table if not exists fresh_heads as select * from sealed_heads where false");
  raw.exec("delete from temp.fresh_heads");
  const seen = connection.unchanging(() => {
    const problems = sealProblems(connection);
    if (problems.length > 0) throw broken(file, problems);
    connection.run(gatherFresh);
    return { snapshot: takeSnapshot(connection, "commits"), last: lastOf(connection) };
  });
  return connection.atomically(() => {
    if (lastOf(connection)?.number !== seen.last?.number) throw overtaken(file);
    connection.run(sealFresh);
    const row = following(seen.last, seen.snapshot, at);
    connection.run(tables.insertInto("checkpoints").values(row));
    return checkpointOf(row);
  });
}

/** The first checkpoint that does not follow from the one before it, and whatever is sealed and no longer in the log. */
export function checkpointProblems(connection: Connection): readonly Problem[] {
  const rows = connection.all(all);
  for (const [index, row] of rows.entries()) {
    const previous = rows[index - 1];
    const holds = row.number === index + 1 && row.previous_hash.equals(previous?.hash ?? CHAIN_START);
    if (holds && row.hash.equals(hashOfCheckpoint(row))) continue;
    return [notAsWritten(`checkpoint ${index + 1} is not the one that was written`), ...sealProblems(connection)];
  }
  const { root } = takeSnapshot(connection, "sealed heads");
  const last = rows.at(-1);
  const sealed = last === undefined || last.root.toString("hex") === root;
  const problem = notAsWritten(`what checkpoint ${last?.number} sealed is not what it says`);
  return [...(sealed ? [] : [problem]), ...sealProblems(connection)];
}

/** The hash of a checkpoint: SHA-256 over its parts, a line each, hashes in hex. */
export function hashOfCheckpoint(row: Omit<CheckpointRow, "hash">): Buffer {
  const { previous_hash, number, at, appeals, commits, root } = row;
  const lines = [previous_hash.toString("hex"), number, at, appeals, commits, root.toString("hex")];
  return hash("sha256", lines.join("\n"), "buffer");
}

const newHeads = sql`
  select appeal_id, max(version) as version from commits group by appeal_id
  except select appeal_id, version from sealed_heads`;
const gatherFresh = rawQuery(sql`
  insert into temp.fresh_heads
  select commits.appeal_id, commits.version, commits.hash from (${newHeads}) as head
  join commits on commits.appeal_id = head.appeal_id and commits.version = head.version`);
const sealFresh = rawQuery(sql`insert or replace into sealed_heads select * from temp.fresh_heads`);

const lastOf = (connection: Connection): CheckpointRow | undefined =>
  connection.first(tables.selectFrom("checkpoints").selectAll().orderBy("number", "desc").limit(1));

function following(last: CheckpointRow | undefined, { appeals, commits, root }: Snapshot, at: number): CheckpointRow {
  const number = (last?.number ?? 0) + 1;
  const previous_hash = last?.hash ?? CHAIN_START;
  const row = { number, at, appeals, commits, root: Buffer.from(root, "hex"), previous_hash };
  return { ...row, hash: hashOfCheckpoint(row) };
}

const checkpointOf = ({ number, at, appeals, commits, root, hash }: CheckpointRow): Checkpoint => ({
  number,
  at,
  appeals,
  commits,
  root: root.toString("hex"),
  hash: hash.toString("hex"),
});

const notAsWritten = (message: string): Problem => ({
  code: "store/checkpoint-broken",
  message,
  suggestion: "compare with the hashes that you published: somebody changed the database by other means",
});

const broken = (file: string, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("store/corrupt", `${file} no longer holds what was sealed`, {
    tryThis: "run swiftline audit verify, and restore the store from a backup",
    problems,
  });

const overtaken = (file: string): SwiftlineError =>
  new SwiftlineError("store/conflict", `another process wrote a checkpoint of ${file} meanwhile`, {
    tryThis: "use that one, or run it again",
  });
