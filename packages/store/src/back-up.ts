import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import Database from "better-sqlite3";
import type { Connection } from "./connection.ts";
import { faultOf } from "./faults.ts";
import { makePrivate } from "./private-file.ts";

/** All pages in one step, however many. */
const ALL = 0x7fff_ffff;

/**
 * Copies a store as it is at one moment to a new file, with nothing beside it. Other processes write meanwhile, and this one stands
 * still: a copy that is made step by step begins anew whenever others commit.
 */
export async function backUp({ raw }: Connection, to: string): Promise<void> {
  requireNew(to);
  const partial = `${to}.partial`;
  const clear = () => Promise.all(["", "-journal", "-wal", "-shm"].map((end) => rm(partial + end, { force: true })));
  try {
    await clear();
    makePrivate(partial);
    await raw.backup(partial, { progress: () => ALL });
    withoutCompanions(partial);
    await rename(partial, to);
  } catch (error) {
    await clear();
    throw faultOf(error, to);
  }
}

function requireNew(to: string): void {
  if (to.trim() === "")
    throw new SwiftlineError("store/not-writable", "no file is named for the backup", { tryThis: "name one" });
  if (existsSync(to))
    throw new SwiftlineError("store/not-writable", `${to} is there already`, {
      tryThis: "name a file that does not exist yet",
    });
  if (!existsSync(dirname(to)))
    throw new SwiftlineError("store/not-writable", `the folder of ${to} does not exist`, {
      tryThis: `make the folder ${dirname(to)} first`,
    });
}

/** A file with a write-ahead log cannot be read without one beside it, which a medium that is only read has no place for. */
function withoutCompanions(file: string): void {
  const copy = new Database(file);
  try {
    copy.pragma("journal_mode = delete");
  } finally {
    copy.close();
  }
}
