import { ok, type Result } from "@swiftline/core";
import { type Place, readCursor } from "./cursor.ts";
import { type Cut, type Page, pageOf } from "./paging.ts";
import type { RequestProblem } from "./problem.ts";

interface Paging<Item> extends Cut<Item> {
  readonly cursor: string | undefined;
}

/** One page of a list that is made whole every time, and the cursor of the next. What has gone from it meanwhile leaves no gap. */
export function pageOfWhole<Item>(
  items: readonly Item[],
  { cursor, ...cut }: Paging<Item>,
): Result<Page<Item>, RequestProblem> {
  const after = readCursor(cursor, cut.list);
  if (!after.ok) return after;
  const place = after.value;
  return ok(pageOf(place === undefined ? items : items.filter((item) => isBehind(cut.placeOf(item), place)), cut));
}

const isBehind = (one: Place, other: Place): boolean => one.at > other.at || (one.at === other.at && one.id > other.id);
