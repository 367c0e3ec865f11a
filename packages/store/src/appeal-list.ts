import { setImmediate } from "node:timers/promises";
import { type AppealCursor, type AppealFilter, type AppealList, invariant, type PolicyBook } from "@swiftline/core";
import { fold } from "@swiftline/core/appeal";
import { sql } from "kysely";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { dueAppeals } from "./due-appeals.ts";
import { answering } from "./faults.ts";
import { filteredAppeals } from "./filtered-appeals.ts";
import { foundPage } from "./found-page.ts";
import { keepIndexing } from "./keep-indexing.ts";
import type { Projections } from "./projections.ts";
import type { SearchIndex } from "./search-index.ts";
import { searchMatches } from "./search-matches.ts";
import { listed } from "./sql.ts";

/** Lists over the rows of `appeals`; the appeals themselves are read from the log. */
export function appealList(
  connection: Connection,
  book: PolicyBook,
  commits: Commits,
  projections: Projections,
  search: SearchIndex,
): AppealList {
  const { file } = connection;
  const matching = searchMatches(connection);
  const indexedNow = keepIndexing(connection, search);

  const listedPage = (filter: AppealFilter, { limit, after, skip = 0 }: PageAsked): Page => {
    const asked = newestFirst(filter, after, book).limit(limit + 1);
    const places = connection.all(skip === 0 ? asked : asked.offset(skip));
    const found = places.slice(0, limit);
    return { found: found.map(({ id }) => id), next: places.length > limit ? found.at(-1) : undefined };
  };
  const wordedPage = (words: string, filter: AppealFilter, { limit, after }: PageAsked): Page => {
    const { found, next } = foundPage(matching(words, after?.at), { limit }, (appealIds) => {
      const held = filteredAppeals(filter, book).select("appeal_id").where("appeal_id", "in", listed(appealIds));
      return new Set(connection.all(held).map((row) => row.appeal_id));
    });
    return { found: found.map(({ appealId }) => appealId), next: next === undefined ? next : { at: next, id: "" } };
  };

  return {
    find: answering(file, async ({ words, ...filter }, asked) => {
      // Whoever goes through all pages leaves a turn to others between two of them: a server has more to answer.
      await setImmediate();
      const indexed = words === undefined ? undefined : indexedNow();
      const { found, next } = words === undefined ? listedPage(filter, asked) : wordedPage(words, filter, asked);
      const streams = commits.read(found);
      const appeals = found.map((appealId) => {
        const appeal = fold(streams.get(appealId)?.history ?? []);
        invariant(appeal, "every row of appeals has its commits");
        return appeal;
      });
      return { appeals, ...(next && { next }), ...(indexed && { indexed }) };
    }),
    count: answering(file, (filter) => {
      const counted = filteredAppeals(filter, book).select(({ fn }) => fn.countAll<number>().as("appeals"));
      return connection.first(counted)?.appeals ?? 0;
    }),
    due: answering(file, (filter) => dueAppeals(filter, connection, book, commits, projections)),
  };
}

type PageAsked = Parameters<AppealList["find"]>[1];

/** The ids of a page, and behind which place the next begins. */
interface Page {
  readonly found: readonly string[];
  readonly next: AppealCursor | undefined;
}

function newestFirst(filter: AppealFilter, after: AppealCursor | undefined, book: PolicyBook) {
  const query = filteredAppeals(filter, book)
    .select(["registered_at as at", "appeal_id as id"])
    .orderBy("registered_at", "desc")
    .orderBy("appeal_id", "desc");
  if (after === undefined) return query;
  return query.where(sql<boolean>`("registered_at", "appeal_id") < (${after.at}, ${after.id})`);
}
