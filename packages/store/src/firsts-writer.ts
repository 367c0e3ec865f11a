import type { PolicyBook } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import Database from "better-sqlite3";
import { CHAIN_START } from "./chain.ts";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { hashAt, type ReadyFirsts } from "./firsts.ts";
import { project } from "./projected.ts";
import type { Projections } from "./projections.ts";
import { listed, tables } from "./sql.ts";

/** Which of the appeals are known, and whether by this very commit alone. */
export function knownOf(connection: Connection): (ready: ReadyFirsts) => ReadonlyMap<string, "same" | "other"> {
  const heads = tables.selectFrom("commits").select(["appeal_id", "version", "hash"]);
  const found = connection.prepare(heads.where("appeal_id", "in", listed([])).orderBy("appeal_id").orderBy("version"));
  return (ready) => {
    const rows = found.all(JSON.stringify(ready.appealIds));
    const known = new Map<string, "same" | "other">();
    if (rows.length === 0) return known;
    const placeOf = new Map(ready.appealIds.map((appealId, index) => [appealId, index]));
    for (const { appeal_id, version, hash } of rows) {
      const isSame = version === 1 && hash.equals(hashAt(ready, placeOf.get(appeal_id) ?? 0));
      known.set(appeal_id, isSame ? "same" : "other");
    }
    return known;
  };
}

/** Those first commits of a batch that are to be written. */
export interface PickedFirsts {
  readonly ready: ReadyFirsts;
  readonly take: ReadonlySet<string>;
}

/** Writes first commits and what follows from them, inside a transaction. Fails with {@link isKnownAlready} where an appeal is known. */
export function firstsWriter(book: PolicyBook, commits: Commits, projections: Projections) {
  return ({ ready, take }: PickedFirsts, importId: string | undefined) => {
    const rows = ready.appealIds.flatMap((appeal_id, index) =>
      take.has(appeal_id)
        ? {
            appeal_id,
            version: 1,
            events: ready.events[index] ?? "",
            import_id: importId ?? null,
            previous_hash: CHAIN_START,
            hash: hashAt(ready, index),
          }
        : [],
    );
    commits.add(rows);
    const projected = rows.length === ready.appealIds.length ? ready.projected : undefined;
    projections.write(projected ?? project(rows.map(beginning), book));
  };
}

const beginning = ({ appeal_id, events }: { readonly appeal_id: string; readonly events: string }) => ({
  appealId: appeal_id,
  version: 1,
  before: [],
  after: JSON.parse(events) as History,
});

/** Whether a write failed because another was faster with the same appeal. */
export const isKnownAlready = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === "SQLITE_CONSTRAINT_PRIMARYKEY";
