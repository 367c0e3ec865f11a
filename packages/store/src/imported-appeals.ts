import type { ImportedAppeal, ImportedAppeals } from "@swiftline/core";
import { sql } from "kysely";
import { type Commits, eventsOf } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { faultOf } from "./faults.ts";
import { tables } from "./sql.ts";
import type { CommitRow } from "./tables.ts";

const COMMITS_A_PAGE = 500;

/** Where a commit lies in its table; what is appended later lies behind it. */
const place = sql.ref<number>("rowid");

/**
 * Finds the appeals of a run in the log, in the order in which the run came to them. It goes through the table from one end to the
 * other: an index by run would cost every import, and imports are seldom taken back. No lock is held between pages.
 */
export function importedAppeals(connection: Connection, commits: Commits): ImportedAppeals {
  const places = tables
    .selectFrom("commits")
    .select(["appeal_id", "version", place.as("place")])
    .orderBy(place);
  return async function* (importId) {
    const ofRun = places.where("import_id", "=", importId).limit(COMMITS_A_PAGE);
    try {
      for (let after = 0; ; ) {
        const found = connection.all(ofRun.where(place, ">", after));
        const last = found.at(-1);
        if (last === undefined) return;
        const chains = commits.chains([...new Set(found.map((row) => row.appeal_id))]);
        yield found.flatMap(({ appeal_id, version }) => {
          const chain = chains.get(appeal_id) ?? [];
          const first = chain.find((commit) => commit.import_id === importId);
          return first?.version === version ? importedAppeal(appeal_id, chain) : [];
        });
        after = last.place;
      }
    } catch (error) {
      throw faultOf(error, connection.file);
    }
  };
}

const importedAppeal = (appealId: string, chain: readonly CommitRow[]): ImportedAppeal => ({
  appealId,
  commits: chain.map((commit) => ({ importId: commit.import_id ?? undefined, events: eventsOf(commit) })),
});
