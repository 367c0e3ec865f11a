import type { AppealList, DueAppeal, PolicyBook } from "@swiftline/core";
import { facts } from "@swiftline/core/reporting";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { rowOf } from "./projected.ts";
import type { Projections } from "./projections.ts";
import { tables } from "./sql.ts";
import type { AppealRow } from "./tables.ts";

type DueFilter = Parameters<AppealList["due"]>[0];

/** Open appeals whose clock to settle them is due before a moment, soonest first. */
export function dueAppeals(
  filter: DueFilter,
  connection: Connection,
  book: PolicyBook,
  commits: Commits,
  projections: Projections,
): readonly DueAppeal[] {
  const kept = projections.bookVersion() === book.version;
  const rows = kept ? keptRows(filter, connection) : foldedRows(filter, connection, book, commits);
  return rows.flatMap(dueOf);
}

/** From the index that holds running clocks only. */
function keptRows({ before, agency, limit }: DueFilter, connection: Connection): readonly AppealRow[] {
  const query = tables
    .selectFrom("appeals")
    .selectAll()
    .where("due_at", "<", before)
    .orderBy("due_at")
    .orderBy("appeal_id")
    .limit(limit);
  return connection.all(agency === undefined ? query : query.where("agency", "=", agency));
}

/** From the histories of all open appeals: slow, and right where the kept clocks were read by another book. */
function foldedRows({ before, agency, limit }: DueFilter, connection: Connection, book: PolicyBook, commits: Commits) {
  const open = connection.all(
    tables.selectFrom("appeals").select("appeal_id").where("open", "=", 1).orderBy("appeal_id"),
  );
  const streams = commits.read(open.map((row) => row.appeal_id));
  return [...streams.values()]
    .flatMap(({ history, version }) => {
      const counted = facts(history, book);
      return counted === undefined ? [] : rowOf(counted, history, version, book);
    })
    .filter((row) => row.due_at !== null && row.due_at < before && (agency === undefined || row.agency === agency))
    .sort((a, b) => Number(a.due_at) - Number(b.due_at))
    .slice(0, limit);
}

function dueOf({ appeal_id, agency, category, policy, registered_at, due_at }: AppealRow): readonly DueAppeal[] {
  if (due_at === null || policy === null) return [];
  return [
    { appealId: appeal_id, agency: agency ?? undefined, category, policy, registeredAt: registered_at, dueAt: due_at },
  ];
}
