import * as z from "zod";
import { type Place, writeCursor } from "./cursor.ts";

export const USUAL_LIMIT = 50;

/** How many are answered at most, as it stands in a query. */
export const pageLimit = z
  .string()
  .regex(/^(?:[1-9]\d?|1\d\d|200)$/, "a whole number from 1 to 200")
  .transform(Number);

/** Which page of a list, as it stands in a query: how many, and behind which cursor. */
export const pageQuery = { limit: pageLimit.optional(), cursor: z.string().max(400).optional() } as const;

export interface Page<Item> {
  readonly page: readonly Item[];
  /** The cursor of the next one; undefined where this is the last. */
  readonly next: string | undefined;
}

export interface Cut<Item> {
  readonly limit: number;
  /** Which list it is: a cursor is good for this one only. */
  readonly list: object;
  /** Where an item stands: the list is in the order of these. */
  readonly placeOf: (item: Item) => Place;
}

/** The first of the items found. There is a next page where more were found than one holds. */
export function pageOf<Item>(found: readonly Item[], { limit, list, placeOf }: Cut<Item>): Page<Item> {
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return { page, next: last && writeCursor(placeOf(last), list) };
}
