import { ok, type Result } from "@swiftline/core";
import { type Place, readCursor, writeCursor } from "./cursor.ts";
import type { RequestProblem } from "./problem.ts";

interface Paging<Item> {
  readonly limit: number;
  readonly cursor: string | undefined;
  /** Which list it is: a cursor is good for this one only. */
  readonly list: object;
  /** Where an item stands: the list is in the order of these. */
  readonly placeOf: (item: Item) => Place;
}

/** One page of a list that is made whole every time, and the cursor of the next. What has gone from it meanwhile leaves no gap. */
export function pageOfWhole<Item>(
  items: readonly Item[],
  { limit, cursor, list, placeOf }: Paging<Item>,
): Result<{ readonly page: readonly Item[]; readonly next: string | undefined }, RequestProblem> {
  const after = readCursor(cursor, list);
  if (!after.ok) return after;
  const place = after.value;
  const behind = place === undefined ? items : items.filter((item) => isBehind(placeOf(item), place));
  const page = behind.slice(0, limit);
  const last = page.at(-1);
  const isLast = last === undefined || page.length === behind.length;
  return ok({ page, next: isLast ? undefined : writeCursor(placeOf(last), list) });
}

const isBehind = (one: Place, other: Place): boolean => one.at > other.at || (one.at === other.at && one.id > other.id);
