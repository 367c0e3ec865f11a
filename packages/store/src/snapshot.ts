import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { rawQuery } from "./sql.ts";
import type { HeadRow } from "./tables.ts";

/** What a log is at a moment: two logs with the same root hold the same commits. */
export interface Snapshot {
  readonly appeals: number;
  readonly commits: number;
  /**
   * SHA-256, in hex, over one line for each appeal: its id, the number of its commits and the hash of the last one in hex, with a
   * blank between, a line feed behind, ordered by the bytes of the id. The last hash of a chain stands for all before it.
   */
  readonly root: string;
}

/** Takes heads, ordered by appeal, into a snapshot: one pass, whatever their number. */
export interface SnapshotTaker {
  readonly add: (head: HeadRow) => void;
  readonly take: () => Snapshot;
}

export function snapshotTaker(): SnapshotTaker {
  const root = createHash("sha256");
  let [appeals, commits] = [0, 0];
  return {
    add({ appeal_id, version, hash }) {
      root.update(`${appeal_id} ${version} ${hash.toString("hex")}\n`);
      appeals++;
      commits += version;
    },
    take: () => ({ appeals, commits, root: root.digest("hex") }),
  };
}

const HEADS_A_PAGE = 2000;

const sealedHeads = rawQuery<HeadRow>(
  sql`select appeal_id, version, hash from sealed_heads where appeal_id > ${""} order by appeal_id limit ${1}`,
);

/** In two steps, so that only the hashes of last commits are fetched. */
const lastCommits = rawQuery<HeadRow>(sql`
  select commits.appeal_id, commits.version, commits.hash
  from (
    select appeal_id, max(version) as version from commits where appeal_id > ${""}
    group by appeal_id order by appeal_id limit ${1}
  ) as head
  join commits on commits.appeal_id = head.appeal_id and commits.version = head.version
  order by commits.appeal_id`);

/** The log as it is, or as the last checkpoint sealed it. To be called inside one unchanging view of the database. */
export function takeSnapshot(connection: Connection, of: "commits" | "sealed heads"): Snapshot {
  const heads = connection.prepare(of === "commits" ? lastCommits : sealedHeads);
  const taker = snapshotTaker();
  for (let after = ""; ; ) {
    const page = heads.all(after, HEADS_A_PAGE);
    for (const head of page) taker.add(head);
    const last = page.at(-1)?.appeal_id;
    if (last === undefined) return taker.take();
    after = last;
  }
}
