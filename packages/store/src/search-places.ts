import type { Appeal } from "@swiftline/core/appeal";
import type { Connection } from "./connection.ts";
import { tables } from "./sql.ts";

/** How many appeals have a place in one second: 2^19, so that the places of all times are whole numbers of JavaScript. */
const PLACES = 2 ** 19;

/**
 * Where appeals stand in the index of words: a number that grows with the moment of their registration, to the second. A search goes
 * through its matches from the latest place down, and stops where the page is full.
 */
export interface SearchPlaces {
  /** Places that nobody has, for appeals in the order of their registration. */
  readonly give: (appeals: readonly Appeal[]) => readonly number[];
}

export function searchPlaces(connection: Connection): SearchPlaces {
  const lastBelow = connection.prepare(
    tables
      .selectFrom("search_appeals")
      .select(({ fn }) => fn.max<number | null>("id").as("last"))
      .where("id", "<", 0),
  );
  /** The first free place of a second; where all are taken (a million records of one midnight), of the next that has one. */
  const freeIn = (second: number, given: number): number => {
    const end = (second + 1) * PLACES;
    const last = Math.max(given, lastBelow.get(end)?.last ?? Number.NEGATIVE_INFINITY);
    const free = Math.max(second * PLACES, last + 1);
    return free < end ? free : freeIn(second + 1, given);
  };
  return {
    give(appeals) {
      let given = Number.NEGATIVE_INFINITY;
      return appeals.map(({ registeredAt }) => {
        given = freeIn(secondOf(registeredAt), given);
        return given;
      });
    },
  };
}

const secondOf = (instant: number): number => Math.floor(instant / 1000);
