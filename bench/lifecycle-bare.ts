import Database from "better-sqlite3";

/** A row of the log as a store wrote it, with the identity that came with it. */
export interface LoggedRow {
  readonly commit: readonly unknown[];
  readonly identity: readonly unknown[] | undefined;
}

/** The rows of a store in the order in which they were written. */
export function loggedRows(file: string): readonly LoggedRow[] {
  const database = new Database(file, { readonly: true });
  const all = (query: string) => database.prepare<[], unknown[]>(query).raw().all();
  const identities = all("select caller, cipher, nonce, tag, key_id, kept_at from identities order by rowid");
  const commits = all("select appeal_id, version, events, previous_hash, hash from commits order by rowid");
  database.close();
  let next = 0;
  return commits.map((commit) => ({ commit, identity: commit[1] === 1 ? identities[next++] : undefined }));
}

export interface BareTables {
  /** Inserts rows that are ready, so many in a transaction. */
  readonly insert: (rows: readonly LoggedRow[], together: number) => void;
  readonly close: () => void;
}

/**
 * Tables with the keys of the store's own and nothing beside them: nothing is read, checked, encrypted, hashed, projected or
 * counted. As durable as a store: WAL, synced at every commit.
 */
export function bareTables(file: string): BareTables {
  const database = new Database(file);
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = full");
  database.pragma("cache_size = -65536");
  database.exec(`
    create table commits (appeal_id text not null, version integer not null, events text not null,
      previous_hash blob not null, hash blob not null, primary key (appeal_id, version)) strict;
    create table identities (caller text not null primary key, cipher blob, nonce blob, tag blob,
      key_id text not null, kept_at integer not null) strict`);
  const insertCommit = database.prepare("insert into commits values (?, ?, ?, ?, ?)");
  const insertIdentity = database.prepare("insert into identities values (?, ?, ?, ?, ?, ?)");
  const insert = database.transaction((rows: readonly LoggedRow[]) => {
    for (const { commit, identity } of rows) {
      if (identity !== undefined) insertIdentity.run(identity);
      insertCommit.run(commit);
    }
  });
  return {
    insert(rows, together) {
      for (let from = 0; from < rows.length; from += together) insert.immediate(rows.slice(from, from + together));
    },
    close: () => void database.close(),
  };
}
