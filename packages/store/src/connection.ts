import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { SwiftlineError } from "@swiftline/core";
import Database from "better-sqlite3";
import { faultOf, isBusy, needsCompanions } from "./faults.ts";
import type { Mode } from "./mode.ts";
import { ownFile } from "./own-file.ts";
import { makePrivate } from "./private-file.ts";
import type { Query } from "./sql.ts";

/** One open database file. Everything on it is synchronous, so no other work of this process comes between two statements. */
export interface Connection {
  readonly file: string;
  readonly mode: "read" | "write";
  readonly raw: Database.Database;
  /** Why what is written now would be lost; undefined where it is not. */
  readonly lost: () => SwiftlineError | undefined;
  /** A statement, compiled and prepared once for each text. */
  readonly prepare: <Row>(query: Query<Row>) => Database.Statement<unknown[], Row>;
  readonly all: <Row>(query: Query<Row>) => Row[];
  readonly first: <Row>(query: Query<Row>) => Row | undefined;
  readonly run: (query: Query) => void;
  /** Runs `work` in one transaction that holds the write lock from the start; what it throws undoes everything. */
  readonly atomically: <Value>(work: () => Value) => Value;
  /** Runs `work` on one unchanging view of the database. */
  readonly unchanging: <Value>(work: () => Value) => Value;
  /** Runs `work` without waiting long for another process: what can as well be done later. */
  readonly impatiently: <Value>(work: () => Value) => Value;
  /**
   * Runs `work`, one transaction, as soon as no other process holds the lock that it needs. It is waited for as long as a statement
   * waits, with others served meanwhile.
   */
  readonly patiently: <Value>(work: () => Value) => Promise<Value>;
}

/** How long a statement waits for another process that writes, in milliseconds; and how long where the work can wait. */
const [PATIENCE, IMPATIENCE] = [10_000, 50];

/** How long others are served before it is looked again whether the lock is free, in milliseconds. */
const PAUSE = 20;

/** Opens a database file. Throws `store/not-found`, `store/not-writable`, `store/corrupt` or `file/not-a-file`. */
export function connect(file: string, mode: Mode): Connection {
  const inMemory = file === ":memory:";
  // SQLite would make a database without a name, and forget it.
  if (file.trim() === "")
    throw new SwiftlineError("store/not-found", "no store is named", { tryThis: "name the file of the database" });
  if (mode !== "write" && !inMemory && !existsSync(file))
    throw new SwiftlineError("store/not-found", `there is no store ${file}`, {
      tryThis: "check the path; an import makes a store where there is none",
    });
  if (!inMemory && !existsSync(dirname(file)))
    throw new SwiftlineError("store/not-writable", `the folder of ${file} does not exist`, {
      tryThis: `make the folder ${dirname(file)} first`,
    });
  if (existsSync(`${file}/`))
    throw new SwiftlineError("file/not-a-file", `${file} is a folder, and no store`, {
      tryThis: "name the file of the database",
    });
  if (mode === "write" && !inMemory) makePrivate(file);
  try {
    const raw = new Database(file, { readonly: mode === "read", timeout: PATIENCE });
    // In KiB. A commit after a page of an index has split goes through all of it; what is not in it the system has.
    raw.pragma("cache_size = -8192");
    // A statement of many rows keeps what it changes until it has succeeded: in memory, or else in a file for each statement.
    raw.pragma("temp_store = memory");
    // Pages that are made anew keep no rests of what stood there: a later erasure could not find them.
    raw.pragma("secure_delete = fast");
    return connectionOver(raw, file, mode === "read" ? "read" : "write");
  } catch (error) {
    throw mode === "read" && needsCompanions(error) ? notReadableThere(file, error) : faultOf(error, file);
  }
}

const notReadableThere = (file: string, cause: unknown): SwiftlineError =>
  new SwiftlineError("file/not-readable", `${file} cannot be read in a folder that cannot be written`, {
    tryThis: "copy it to a folder that can be written; what db backup makes can be read anywhere",
    cause,
  });

function connectionOver(raw: Database.Database, file: string, mode: Connection["mode"]): Connection {
  const prepared = new Map<string, Database.Statement<unknown[], unknown>>();
  const prepareText = (text: string): Database.Statement<unknown[], unknown> => {
    const known = prepared.get(text) ?? raw.prepare<unknown[], unknown>(text);
    prepared.set(text, known);
    return known;
  };
  const prepare = <Row>(query: Query<Row>) => prepareText(query.compile().sql) as Database.Statement<unknown[], Row>;
  const all = <Row>(query: Query<Row>): Row[] => {
    const { sql, parameters } = query.compile();
    return prepareText(sql).all(...parameters) as Row[];
  };
  const inTransaction = raw.transaction((work: () => unknown) => work());
  const within = <Value>(patience: number, work: () => Value): Value => {
    raw.pragma(`busy_timeout = ${patience}`);
    try {
      return work();
    } finally {
      raw.pragma(`busy_timeout = ${PATIENCE}`);
    }
  };
  return {
    file,
    mode,
    raw,
    lost: ownFile(file),
    prepare,
    all,
    first: (query) => all(query)[0],
    run(query) {
      const { sql, parameters } = query.compile();
      prepareText(sql).run(...parameters);
    },
    atomically: <Value>(work: () => Value) => inTransaction.immediate(work) as Value,
    unchanging: <Value>(work: () => Value) => inTransaction.deferred(work) as Value,
    impatiently: (work) => within(IMPATIENCE, work),
    async patiently(work) {
      const until = performance.now() + PATIENCE;
      for (let patience = IMPATIENCE; ; patience = 0) {
        try {
          return within(patience, work);
        } catch (error) {
          if (!isBusy(error) || performance.now() >= until) throw error;
        }
        await pause(PAUSE);
      }
    },
  };
}
