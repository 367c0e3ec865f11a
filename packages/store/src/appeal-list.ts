import { type AppealCursor, type AppealFilter, type AppealList, invariant, type PolicyBook } from "@swiftline/core";
import { fold } from "@swiftline/core/appeal";
import { sql } from "kysely";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { dueAppeals } from "./due-appeals.ts";
import { answering } from "./faults.ts";
import type { Projections } from "./projections.ts";
import { listed, tables } from "./sql.ts";

/** Lists over the rows of `appeals`; the appeals themselves are read from the log. */
export function appealList(
  connection: Connection,
  book: PolicyBook,
  commits: Commits,
  projections: Projections,
): AppealList {
  const { file } = connection;
  return {
    find: answering(file, (filter, { limit, after }) => {
      const rows = connection.all(newestFirst(filter, after, book).limit(limit + 1));
      const page = rows.slice(0, limit);
      const streams = commits.read(page.map((row) => row.appeal_id));
      const appeals = page.map((row) => {
        const appeal = fold(streams.get(row.appeal_id)?.history ?? []);
        invariant(appeal, "every row of appeals has its commits");
        return appeal;
      });
      const last = page.at(-1);
      if (last === undefined || rows.length === page.length) return { appeals };
      return { appeals, next: { registeredAt: last.registered_at, appealId: last.appeal_id } };
    }),
    due: answering(file, (filter) => dueAppeals(filter, connection, book, commits, projections)),
  };
}

function newestFirst(filter: AppealFilter, after: AppealCursor | undefined, { categories, areas }: PolicyBook) {
  const { open, status, agency, category, area, registeredFrom, registeredBefore } = filter;
  let query = tables
    .selectFrom("appeals")
    .select(["appeal_id", "registered_at"])
    .orderBy("registered_at", "desc")
    .orderBy("appeal_id", "desc");
  if (open !== undefined) query = query.where("open", "=", open ? 1 : 0);
  if (status !== undefined) query = query.where("status", "=", status);
  if (agency !== undefined) query = query.where("agency", "=", agency);
  if (category !== undefined) query = query.where("category", "in", listed(categories.within(category)));
  if (area !== undefined) query = query.where("area", "in", listed(areas.within(area)));
  if (registeredFrom !== undefined) query = query.where("registered_at", ">=", registeredFrom);
  if (registeredBefore !== undefined) query = query.where("registered_at", "<", registeredBefore);
  if (after === undefined) return query;
  return query.where(sql<boolean>`("registered_at", "appeal_id") < (${after.registeredAt}, ${after.appealId})`);
}
