import type { AppealCursor } from "@swiftline/core";
import { type Phrase, readQuery } from "@swiftline/core/search";
import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { instantOf, searchPlaces } from "./search-places.ts";
import { tables } from "./sql.ts";

/** Most searches end in the first page; the next ones are longer, because each begins the query anew. */
const [FIRST_PAGE, LONGER] = [500, 4];

/**
 * The appeals in which all words stand, newest first and a page at a time: the index is read down from a place, so that the latest of a
 * million matches cost no more than those of a hundred.
 */
export function searchMatches(connection: Connection) {
  const places = searchPlaces(connection);
  return function* matching(words: string, after: AppealCursor | undefined): Generator<readonly AppealCursor[]> {
    const query = readQuery(words).map(phraseText).join(" AND ");
    if (query === "") return;
    let before = after && places.of(after);
    for (let limit = FIRST_PAGE; ; limit *= LONGER) {
      const page = connection.all(matchesBefore(query, before).limit(limit));
      if (page.length > 0)
        yield page.map(({ id, appeal_id }) => ({ registeredAt: instantOf(id), appealId: appeal_id }));
      if (page.length < limit) return;
      before = page.at(-1)?.id;
    }
  };
}

/** A phrase for FTS5, all of it in quotes: terms hold nothing but letters and digits, so nothing of theirs is its syntax. */
const phraseText = ({ terms, open }: Phrase): string => `"${terms.join(" ")}"${open ? "*" : ""}`;

function matchesBefore(query: string, before = Number.MAX_SAFE_INTEGER) {
  return tables
    .selectFrom("search_terms")
    .innerJoin("search_appeals", "search_appeals.id", "search_terms.rowid")
    .select(["search_appeals.id", "search_appeals.appeal_id"])
    .where(sql<boolean>`"search_terms" match ${query}`)
    .where("search_terms.rowid", "<", before)
    .orderBy("search_terms.rowid", "desc");
}
