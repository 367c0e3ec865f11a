import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import Database from "better-sqlite3";
import { faultOf } from "./faults.ts";
import type { Mode } from "./mode.ts";
import type { Query } from "./sql.ts";

/** One open database file. Everything on it is synchronous, so no other work of this process comes between two statements. */
export interface Connection {
  readonly file: string;
  readonly mode: "read" | "write";
  readonly raw: Database.Database;
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
}

/** How long a statement waits for another process that writes, in milliseconds; and how long where the work can wait. */
const [PATIENCE, IMPATIENCE] = [10_000, 50];

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
    throw faultOf(error, file);
  }
}

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
  return {
    file,
    mode,
    raw,
    prepare,
    all,
    first: (query) => all(query)[0],
    run(query) {
      const { sql, parameters } = query.compile();
      prepareText(sql).run(...parameters);
    },
    atomically: <Value>(work: () => Value) => inTransaction.immediate(work) as Value,
    unchanging: <Value>(work: () => Value) => inTransaction.deferred(work) as Value,
    impatiently(work) {
      raw.pragma(`busy_timeout = ${IMPATIENCE}`);
      try {
        return work();
      } finally {
        raw.pragma(`busy_timeout = ${PATIENCE}`);
      }
    },
  };
}
