import { type Phrase, readQuery } from "@swiftline/core/search";
import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { tables } from "./sql.ts";

/** An appeal in which the words stand, and its place in the index. */
export interface Match {
  readonly place: number;
  readonly appealId: string;
}

/** Most searches end in the first page; the next ones are longer, because each begins the query anew. */
const [FIRST_PAGE, LONGER] = [500, 4];

/**
 * The appeals in which all words stand, newest first and a page at a time: the index is read down from a place, so that the latest of a
 * million matches cost no more than those of a hundred.
 */
export function searchMatches(connection: Connection) {
  return function* matching(words: string, behind: number | undefined): Generator<readonly Match[]> {
    const query = readQuery(words).map(phraseText).join(" AND ");
    if (query === "") return;
    let before = behind;
    for (let limit = FIRST_PAGE; ; limit *= LONGER) {
      const page = connection.all(matchesBefore(query, before).limit(limit));
      if (page.length > 0) yield page;
      if (page.length < limit) return;
      before = page.at(-1)?.place;
    }
  };
}

/** A phrase for FTS5, all of it in quotes: terms hold nothing but letters and digits, so nothing of theirs is its syntax. */
const phraseText = ({ terms, open }: Phrase): string => `"${terms.join(" ")}"${open ? "*" : ""}`;

function matchesBefore(query: string, before = Number.MAX_SAFE_INTEGER) {
  return tables
    .selectFrom("search_terms")
    .innerJoin("search_appeals", "search_appeals.id", "search_terms.rowid")
    .select(["search_appeals.id as place", "search_appeals.appeal_id as appealId"])
    .where(sql<boolean>`"search_terms" match ${query}`)
    .where("search_terms.rowid", "<", before)
    .orderBy("search_terms.rowid", "desc");
}
