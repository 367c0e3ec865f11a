import { type FaultCode, SwiftlineError } from "@swiftline/core";
import Database from "better-sqlite3";

interface Meaning {
  readonly code: FaultCode;
  readonly says: (file: string) => string;
  readonly tryThis: string;
}

const notWritable: Meaning = {
  code: "store/not-writable",
  says: (file) => `${file} cannot be written`,
  tryThis:
    "check the permissions of the file and of its folder, which holds two companion files while the store is open",
};

const corrupt: Meaning = {
  code: "store/corrupt",
  says: (file) => `${file} is damaged or is no database`,
  tryThis: "check the path; if it is the right file, restore it from a backup; was a copy laid beside an older -wal?",
};

/** What the primary result codes of SQLite mean for somebody who runs a hotline (https://www.sqlite.org/rescode.html). */
const meanings: Readonly<Record<string, Meaning>> = {
  SQLITE_FULL: {
    code: "store/disk-full",
    says: (file) => `the disk that holds ${file} is full; the last write was undone as a whole`,
    tryThis: "free some space and run it again: what was written before is safe",
  },
  SQLITE_BUSY: {
    code: "store/conflict",
    says: (file) => `${file} is being written by another process for too long`,
    tryThis: "wait until the other process has finished and run it again",
  },
  SQLITE_CORRUPT: corrupt,
  SQLITE_NOTADB: corrupt,
  SQLITE_READONLY: notWritable,
  SQLITE_CANTOPEN: notWritable,
  SQLITE_PERM: notWritable,
  SQLITE_IOERR: {
    code: "store/not-writable",
    says: (file) => `the system failed to read or write ${file}`,
    tryThis: "check the disk and any limit on the size of files (ulimit -f), then run a check of the store",
  },
};

/** Whether another process holds the lock that a statement needs; nothing was done. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && primaryOf(error) === "SQLITE_BUSY";

/** Whether a database could be read if its folder could be written, where it needs two companion files. */
export const needsCompanions = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === "SQLITE_READONLY_DIRECTORY";

const primaryOf = ({ code }: { readonly code: string }): string => code.split("_", 2).join("_");

/** A failure of the database as a fault of the world; anything else as it is. */
export function faultOf(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const meaning = meanings[primaryOf(error)];
  if (meaning === undefined) return error;
  return new SwiftlineError(meaning.code, meaning.says(file), { tryThis: meaning.tryThis, cause: error });
}

/** Makes a function on a store that of a port: asynchronous, with its failures as faults. */
export const answering =
  <Given extends readonly unknown[], Value>(file: string, work: (...given: Given) => Value | Promise<Value>) =>
  async (...given: Given): Promise<Value> => {
    try {
      return await work(...given);
    } catch (error) {
      throw faultOf(error, file);
    }
  };
