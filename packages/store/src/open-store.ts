import type {
  AppealList,
  ChangeFeed,
  EventLog,
  GivenNames,
  Identities,
  Indexed,
  PolicyBook,
  Problem,
  Replays,
  Timers,
} from "@swiftline/core";
import { invariant, type SwiftlineError } from "@swiftline/core";
import { type AppealFacts, type Figures, facts, measureAll } from "@swiftline/core/reporting";
import { apiKeys, type KeptApiKeys } from "./api-keys.ts";
import { appealList } from "./appeal-list.ts";
import { backUp } from "./back-up.ts";
import { changeFeed, lastPosition } from "./change-feed.ts";
import { check } from "./check.ts";
import { openCommits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { eventLog } from "./event-log.ts";
import { answering, faultOf } from "./faults.ts";
import { givenNames } from "./given-names.ts";
import { identities } from "./identities.ts";
import { type GivenKeys, type KeyRing, readKeys } from "./identity-keys.ts";
import { type Imports, imports } from "./imports.ts";
import type { Mode } from "./mode.ts";
import { openDatabase } from "./open-database.ts";
import { type Privacy, privacy } from "./privacy.ts";
import { privacyParts } from "./privacy-parts.ts";
import { openProjections } from "./projections.ts";
import { readiness } from "./readiness.ts";
import { type Rebuilt, rebuild, settleBook } from "./rebuild.ts";
import { replays } from "./replays.ts";
import { type RunningClocks, runningClocks } from "./running-clocks.ts";
import { searchIndex } from "./search-index.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";
import { timers } from "./timers.ts";
import { type KeptWebhooks, webhooks } from "./webhooks.ts";

/** One city's appeals in one file, and what reports count of them: from the kept rollups, or anew where those are of another book. Close it when done. */
export interface Store extends Figures {
  readonly log: EventLog;
  readonly list: AppealList;
  readonly timers: Timers;
  readonly identities: Identities;
  readonly privacy: Privacy;
  readonly imports: Imports;
  readonly changes: ChangeFeed;
  readonly replays: Replays;
  readonly names: GivenNames;
  readonly apiKeys: KeptApiKeys;
  readonly webhooks: KeptWebhooks;
  /**
   * What keeps appeals from being written just now: the file was moved away, is of a later version or of another book (`store/stale`), or
   * its disk is full; undefined where nothing does.
   */
  readonly hindrance: () => Promise<SwiftlineError | undefined>;
  /** Whether nothing keeps appeals from being written. */
  readonly isReady: () => Promise<boolean>;
  readonly clocks: (now: number) => Promise<RunningClocks>;
  /** Computes lists and rollups anew from the log, by the book with which the store was opened. */
  readonly rebuild: (onProgress?: (rebuilt: Rebuilt) => void) => Promise<Rebuilt>;
  /**
   * Takes in the words of some hundred changes more, for searches. A search does so by itself, as far as it need not wait for it; one
   * that must know all of them calls this until it is complete.
   */
  readonly indexMore: () => Promise<Indexed>;
  /** Everything that is wrong: damage, a broken chain of commits, lists or rollups that differ from the log. */
  readonly check: () => Promise<readonly Problem[]>;
  /** Which log it is that everything was computed from; it goes through all appeals. */
  readonly snapshot: () => Promise<Snapshot>;
  /**
   * Runs `work` on one unchanging view of a store that is only read: what others append meanwhile is not seen. One work at a time.
   */
  readonly unchanging: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Copies the store, as it is at one moment, to a new file while it stays in use; the copy can be read where nothing can be written. */
  readonly backup: (to: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Without the key by which callers' identities are encrypted, none can be kept or read. */
export interface StoreOptions extends GivenKeys {
  readonly book: PolicyBook;
  readonly mode: Mode;
}

/**
 * Opens a store; in write mode makes or migrates it first. `:memory:` is a store that is gone when it is closed.
 * Throws `store/not-found`, `store/not-writable`, `file/not-readable`, `store/newer`, `store/corrupt`, `store/disk-full` or `store/conflict`.
 */
export const openStore = (file: string, { book, mode, ...keys }: StoreOptions): Promise<Store> =>
  openDatabase(file, mode, (connection) => storeOver(connection, book, readKeys(keys)));

function storeOver(connection: Connection, book: PolicyBook, keys: KeyRing): Store {
  const { file, raw } = connection;
  const commits = openCommits(connection);
  const projections = openProjections(connection, book);
  const parts = privacyParts(connection, keys, commits, book);
  if (connection.mode === "write") settleBook(connection, book, commits, projections);
  const search = searchIndex(connection, commits);
  const hindrance = readiness(connection, book, projections);
  const log = eventLog(connection, book, commits, projections);
  const allFacts = async function* (): AsyncIterable<AppealFacts> {
    for await (const { history } of log.all()) {
      const one = facts(history, book);
      if (one !== undefined) yield one;
    }
  };
  return {
    log,
    list: appealList(connection, book, commits, projections, search),
    timers: timers(connection, book, projections),
    identities: identities(parts),
    privacy: privacy(parts),
    imports: imports(connection, commits),
    changes: changeFeed(connection),
    replays: replays(connection, keys),
    names: givenNames(connection),
    apiKeys: apiKeys(connection),
    webhooks: webhooks(connection),
    facts: allFacts,
    measures: answering(file, async (rollups: Parameters<Store["measures"]>[0]) => {
      if (projections.bookVersion() !== book.version) return measureAll(allFacts(), book);
      return projections.rollups.measures(rollups);
    }),
    latestAt: answering(file, projections.latestAt),
    position: answering(file, () => lastPosition(connection)),
    hindrance: answering(file, hindrance),
    isReady: answering(file, () => hindrance() === undefined),
    clocks: answering(file, (now: number) => runningClocks(connection, now)),
    rebuild: answering(file, (onProgress?: (rebuilt: Rebuilt) => void) =>
      rebuild(connection, commits, projections, onProgress),
    ),
    indexMore: answering(file, search.catchUp),
    check: answering(file, () => check(connection, book, commits, projections)),
    snapshot: answering(file, () => connection.unchanging(() => takeSnapshot(connection, "commits"))),
    unchanging: (work) => unchanging(connection, work),
    backup: (to) => backUp(connection, to),
    close: answering(file, () => void raw.close()),
  };
}

/** The view begins with the first statement; it holds no lock against writers. */
async function unchanging<Value>({ raw, mode, file }: Connection, work: () => Promise<Value>): Promise<Value> {
  invariant(mode === "read", "an unchanging view of a store is of one that is only read");
  try {
    raw.exec("begin");
    return await work();
  } catch (error) {
    throw faultOf(error, file);
  } finally {
    if (raw.inTransaction) raw.exec("rollback");
  }
}
