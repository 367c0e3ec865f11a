import { type Appeal, fold } from "@swiftline/core/appeal";
import type { Indexed } from "@swiftline/core/book";
import { termsOf } from "@swiftline/core/search";
import { sql } from "kysely";
import { bulkInsert } from "./bulk-insert.ts";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { openMeta } from "./meta.ts";
import { searchPlaces } from "./search-places.ts";
import { listed, rawQuery, tables } from "./sql.ts";

/**
 * The words of appeals. It follows the commits as a reader of the change feed does, a slice at a time and where it is asked to, so that
 * appends and imports pay nothing for it; a commit of its own moves the words and the position.
 */
export interface SearchIndex {
  /** Takes in the next slice of what was written down. */
  readonly catchUp: () => Indexed;
  readonly indexed: () => Indexed;
}

/** So many commits are taken in within some hundredths of a second. */
const COMMITS_A_SLICE = 500;

const row = sql.ref<number>("rowid");

export function searchIndex(connection: Connection, commits: Commits): SearchIndex {
  const meta = openMeta(connection);
  const places = searchPlaces(connection);
  const insertTerms = bulkInsert(connection, "search_terms", ["rowid", "text", "address"]);
  const insertPlaces = bulkInsert(connection, "search_appeals", ["id", "appeal_id"]);
  const indexed = (): Indexed => indexedIn(connection);

  /** Puts what is said of these appeals now in the place of what was known of them. */
  function takeIn(appealIds: readonly string[]): void {
    forget(connection, appealIds);
    const appeals = Array.from(commits.read(appealIds).values(), ({ history }) => fold(history));
    // Terms that come in the order of their places are written in one go.
    const said = appeals.filter(isFindable).sort((one, other) => one.registeredAt - other.registeredAt);
    const placed = places.give(said);
    insertPlaces(said.map(({ id }, at) => ({ id: placed[at] ?? 0, appeal_id: id })));
    insertTerms(
      said.map(({ matter: { text, address = "" } }, at) => ({
        rowid: placed[at] ?? 0,
        text: termsOf(text).join(" "),
        address: termsOf(address).join(" "),
      })),
    );
  }

  return {
    indexed,
    catchUp: () =>
      connection.atomically(() => {
        const { upTo } = indexed();
        const slice = connection.first(sliceBehind(upTo));
        if (slice?.last == null) return indexed();
        takeIn(connection.all(telling(upTo, slice.last)).map(({ appeal_id }) => appeal_id));
        meta.set("indexed-to", String(slice.last));
        return indexed();
      }),
  };
}

/** How far the index has come. */
export function indexedIn(connection: Connection): Indexed {
  const upTo = Number(openMeta(connection).get("indexed-to") ?? 0);
  const behind = tables.selectFrom("commits").select("version").where(row, ">", upTo).limit(1);
  return { upTo, complete: connection.first(behind) === undefined };
}

/** Forgets all words; they are taken in anew from the log. */
export function clearSearch(connection: Connection): void {
  connection.run(rawQuery(sql`insert into "search_terms" ("search_terms") values ('delete-all')`));
  connection.run(tables.deleteFrom("search_appeals"));
  openMeta(connection).forget("indexed-to");
}

/** An appeal that was taken back says nothing; of a confidential one nobody may learn what it says, not even by guessing at it. */
export const isFindable = (appeal: Appeal | undefined): appeal is Appeal =>
  appeal !== undefined && appeal.status !== "withdrawn" && !appeal.matter.confidential;

const sliceBehind = (position: number) =>
  tables
    .selectFrom(
      tables
        .selectFrom("commits")
        .select(row.as("row"))
        .where(row, ">", position)
        .orderBy(row)
        .limit(COMMITS_A_SLICE)
        .as("slice"),
    )
    .select(({ fn }) => fn.max<number | null>("row").as("last"));

/** The appeals whose words a slice may change: those that begin in it, and those that an import has brought and takes back. */
const telling = (after: number, last: number) =>
  tables
    .selectFrom("commits")
    .select("appeal_id")
    .distinct()
    .where(row, ">", after)
    .where(row, "<=", last)
    .where(
      sql<boolean>`("version" = 1 or instr("events", '"ImportWithdrawn"') or instr("events", '"AppealRegistered"'))`,
    );

function forget(connection: Connection, appealIds: readonly string[]): void {
  const known = tables.selectFrom("search_appeals").select("id").where("appeal_id", "in", listed(appealIds));
  const ids = connection.all(known).map(({ id }) => id);
  if (ids.length === 0) return;
  connection.run(tables.deleteFrom("search_terms").where("rowid", "in", listed(ids)));
  connection.run(tables.deleteFrom("search_appeals").where("id", "in", listed(ids)));
}
