import type { Append, Recorded } from "@swiftline/core";
import type { Event } from "@swiftline/core/appeal";
import { bulkInsert } from "./bulk-insert.ts";
import { CHAIN_START, hashOfCommit } from "./chain.ts";
import type { Connection } from "./connection.ts";
import { listed, tables } from "./sql.ts";
import type { CommitRow } from "./tables.ts";

/** What is recorded of one appeal, and the hash that its next commit builds on. */
export interface Stream extends Recorded {
  readonly head: Buffer;
}

/** The table of commits: the truth from which everything else is computed. */
export interface Commits {
  /** The streams that exist among these; an unknown appeal has none. */
  readonly read: (appealIds: readonly string[]) => ReadonlyMap<string, Stream>;
  /** Adds one commit to each stream. */
  readonly add: (
    appends: readonly { readonly append: Append; readonly head: Buffer }[],
    importId: string | undefined,
  ) => void;
  /** The commits of every appeal, some hundred appeals at a time, ordered by appeal and version. No lock is held between pages. */
  readonly pages: () => Generator<ReadonlyMap<string, readonly CommitRow[]>>;
  /** Whether there are more than this many. */
  readonly exceed: (count: number) => boolean;
}

const APPEALS_A_PAGE = 500;
const columns = ["appeal_id", "version", "events", "import_id", "previous_hash", "hash"] as const;

export function openCommits(connection: Connection): Commits {
  const ordered = tables.selectFrom("commits").select(columns).orderBy("appeal_id").orderBy("version");
  const byId = connection.prepare(ordered.where("appeal_id", "=", ""));
  const byIds = connection.prepare(ordered.where("appeal_id", "in", listed([])));
  const byRange = connection.prepare(ordered.where("appeal_id", ">", "").where("appeal_id", "<=", ""));
  const idsAfter = tables
    .selectFrom("commits")
    .select("appeal_id")
    .distinct()
    .where("appeal_id", ">", "")
    .orderBy("appeal_id")
    .limit(APPEALS_A_PAGE);
  const lastOfPage = connection.prepare(
    tables.selectFrom(idsAfter.as("page")).select(({ fn }) => fn.max("appeal_id").as("appeal_id")),
  );
  const insert = bulkInsert(connection, "commits", columns);
  return {
    read(appealIds) {
      const [only] = appealIds;
      const rows = appealIds.length === 1 ? byId.all(only) : byIds.all(JSON.stringify(appealIds));
      return new Map(Array.from(byAppeal(rows), ([appealId, commits]) => [appealId, streamOf(appealId, commits)]));
    },
    add: (appends, importId) => insert(appends.map(({ append, head }) => commitOf(append, head, importId))),
    *pages() {
      for (let after = ""; ; ) {
        const last = lastOfPage.get(after, APPEALS_A_PAGE)?.appeal_id;
        if (last == null) return;
        yield byAppeal(byRange.all(after, last));
        after = last;
      }
    },
    exceed: (count) =>
      connection.first(tables.selectFrom("commits").select("version").limit(1).offset(count)) !== undefined,
  };
}

/** Reads the commits of one appeal as what they recorded. */
export function streamOf(appealId: string, commits: readonly CommitRow[]): Stream {
  const history = commits.flatMap((commit) => JSON.parse(commit.events) as Event[]);
  const last = commits.at(-1);
  return { appealId, version: last?.version ?? 0, history, head: last?.hash ?? CHAIN_START };
}

function commitOf({ appealId, after, events }: Append, head: Buffer, importId: string | undefined): CommitRow {
  const link = { appeal_id: appealId, version: after + 1, events: JSON.stringify(events), previous_hash: head };
  return { ...link, import_id: importId ?? null, hash: hashOfCommit(link) };
}

const byAppeal = (rows: readonly CommitRow[]): Map<string, CommitRow[]> => Map.groupBy(rows, (row) => row.appeal_id);
