import type { Recorded } from "@swiftline/core";
import { type Event, type History, standing } from "@swiftline/core/appeal";
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
  /** The commits of these appeals, each by version. */
  readonly chains: (appealIds: readonly string[]) => ReadonlyMap<string, readonly CommitRow[]>;
  readonly add: (rows: readonly CommitRow[]) => void;
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
  const chains = (appealIds: readonly string[]): ReadonlyMap<string, readonly CommitRow[]> => {
    const [only] = appealIds;
    if (only === undefined) return new Map();
    return byAppeal(appealIds.length === 1 ? byId.all(only) : byIds.all(JSON.stringify(appealIds)));
  };
  return {
    chains,
    read: (appealIds) =>
      new Map(Array.from(chains(appealIds), ([appealId, commits]) => [appealId, streamOf(appealId, commits)])),
    add: insert,
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

/** Reads the commits of one appeal as what stands of all they recorded. */
export function streamOf(appealId: string, commits: readonly CommitRow[]): Stream {
  const history = standing(commits.flatMap(eventsOf));
  const last = commits.at(-1);
  const importId = last?.import_id ?? undefined;
  return { appealId, version: last?.version ?? 0, history, importId, head: last?.hash ?? CHAIN_START };
}

/** A stream of which nothing is recorded. */
export const emptyStream = (appealId: string): Stream => ({ appealId, version: 0, history: [], head: CHAIN_START });

/** A stream with one more commit. */
export interface Continued {
  readonly commit: CommitRow;
  /** As it will be read. */
  readonly stream: Stream;
  /** What the stream tells, made of the events as they were given. */
  readonly after: History;
}

/** Adds events to a stream. */
export function continueWith(
  { appealId, version, history, head }: Stream,
  events: readonly Event[],
  importId: string | undefined,
): Continued {
  const link = { appeal_id: appealId, version: version + 1, events: JSON.stringify(events), previous_hash: head };
  const commit = { ...link, import_id: importId ?? null, hash: hashOfCommit(link) };
  return { commit, stream: new WrittenStream(history, commit), after: standing(history.concat(events)) };
}

/** A stream as it was written last. It makes a history of the text once somebody asks: few do before it is forgotten. */
class WrittenStream implements Stream {
  readonly appealId: string;
  readonly version: number;
  readonly importId: string | undefined;
  readonly head: Buffer;
  readonly #before: History;
  readonly #events: string;
  #history: History | undefined;

  constructor(before: History, { appeal_id, version, events, import_id, hash }: CommitRow) {
    this.appealId = appeal_id;
    this.version = version;
    this.importId = import_id ?? undefined;
    this.head = hash;
    this.#before = before;
    this.#events = events;
  }

  get history(): History {
    this.#history ??= standing(this.#before.concat(eventsOf({ events: this.#events })));
    return this.#history;
  }
}

/** What a commit recorded. */
export const eventsOf = ({ events }: Pick<CommitRow, "events">): readonly Event[] => JSON.parse(events) as Event[];

const byAppeal = (rows: readonly CommitRow[]): Map<string, CommitRow[]> => Map.groupBy(rows, (row) => row.appeal_id);
