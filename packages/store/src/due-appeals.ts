import type { AppealList, DueAppeal, PolicyBook } from "@swiftline/core";
import { folded } from "@swiftline/core/appeal";
import { factsFrom } from "@swiftline/core/reporting";
import { sql } from "kysely";
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
function keptRows(
  { before, agency, confidential, after, limit }: DueFilter,
  connection: Connection,
): readonly AppealRow[] {
  let query = tables
    .selectFrom("appeals")
    .selectAll()
    .where("due_at", "<", before)
    .orderBy("due_at")
    .orderBy("appeal_id")
    .limit(limit);
  if (agency !== undefined) query = query.where("agency", "=", agency);
  if (confidential !== undefined) query = query.where("confidential", "=", confidential ? 1 : 0);
  if (after !== undefined)
    query = query.where(sql<boolean>`("due_at", "appeal_id") > (${after.dueAt}, ${after.appealId})`);
  return connection.all(query);
}

/** From the histories of all open appeals: slow, and right where the kept clocks were read by another book. */
function foldedRows(filter: DueFilter, connection: Connection, book: PolicyBook, commits: Commits) {
  const open = connection.all(
    tables.selectFrom("appeals").select("appeal_id").where("open", "=", 1).orderBy("appeal_id"),
  );
  const streams = commits.read(open.map((row) => row.appeal_id));
  return [...streams.values()]
    .flatMap(({ history, version }) => {
      const known = folded(history);
      const counted = factsFrom(known, book);
      return counted === undefined ? [] : rowOf(counted, known, version, book);
    })
    .filter((row) => isAsked(row, filter))
    .sort((a, b) => Number(a.due_at) - Number(b.due_at))
    .slice(0, filter.limit);
}

const isAsked = (row: AppealRow, { before, agency, confidential, after }: DueFilter): boolean =>
  row.due_at !== null &&
  row.due_at < before &&
  (agency === undefined || row.agency === agency) &&
  (confidential === undefined || row.confidential === (confidential ? 1 : 0)) &&
  (after === undefined || row.due_at > after.dueAt || (row.due_at === after.dueAt && row.appeal_id > after.appealId));

function dueOf({ appeal_id, agency, category, policy, registered_at, due_at }: AppealRow): readonly DueAppeal[] {
  if (due_at === null || policy === null) return [];
  return [
    { appealId: appeal_id, agency: agency ?? undefined, category, policy, registeredAt: registered_at, dueAt: due_at },
  ];
}
