import type { Problem } from "@swiftline/core";
import { fold, type History } from "@swiftline/core/appeal";
import { termsOf } from "@swiftline/core/search";
import { sql } from "kysely";
import type { Connection } from "./connection.ts";
import { indexedIn, isFindable } from "./search-index.ts";
import { rawQuery, tables } from "./sql.ts";

/** Holds the index of words against the log, as somebody goes through all of it. */
export interface SearchTally {
  readonly add: (appealId: string, history: History) => void;
  readonly problems: () => readonly Problem[];
}

const nothing: SearchTally = { add: () => undefined, problems: () => [] };

/** An index that is behind the log need not agree with it: it is held against it once it is complete. */
export function searchTally(connection: Connection): SearchTally {
  const { complete, upTo } = indexedIn(connection);
  if (!complete || upTo === 0) return nothing;
  const kept = new Set(
    connection.all(tables.selectFrom("search_appeals").select("appeal_id")).map((row) => row.appeal_id),
  );
  const counts = new Map<string, number>();
  const missing: string[] = [];
  return {
    add(appealId, history) {
      const appeal = fold(history);
      if (!isFindable(appeal)) return;
      if (!kept.delete(appealId)) missing.push(appealId);
      const { text, address = "" } = appeal.matter;
      for (const term of [...termsOf(text), ...termsOf(address)]) counts.set(term, (counts.get(term) ?? 0) + 1);
    },
    problems() {
      const lacks = missing.map((appealId) => differs(`the words of appeal ${appealId} cannot be searched`));
      const strays = Array.from(kept, (appealId) =>
        differs(`words are kept of appeal ${appealId}, which has none to find`),
      );
      // Which words they are is not told: they are what people wrote.
      const wrong = otherCounts(connection, counts);
      return [
        ...lacks,
        ...strays,
        ...(wrong > 0 ? [differs(`${wrong} words are searched as the log does not have them`)] : []),
      ];
    },
  };
}

/** How many terms stand in the index more or less often than they should. */
function otherCounts(connection: Connection, expected: ReadonlyMap<string, number>): number {
  connection.raw.exec(
    `create virtual table if not exists temp."search_vocabulary" using fts5vocab('main', 'search_terms', 'row')`,
  );
  const vocabulary = rawQuery<{ readonly term: string; readonly cnt: number }>(
    sql`select "term", "cnt" from temp."search_vocabulary"`,
  );
  const kept = connection.all(vocabulary);
  const same = kept.filter(({ term, cnt }) => expected.get(term) === cnt).length;
  return kept.length + expected.size - 2 * same;
}

const differs = (message: string): Problem => ({
  code: "store/list-differs",
  message,
  suggestion: "rebuild the store: the words are taken in anew from the log when somebody searches",
});
