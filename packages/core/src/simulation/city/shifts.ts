import { type RosterChange, rosterOf } from "./roster.ts";
import type { Switchboard } from "./switchboard.ts";
import { drawsFor, SHIFT_CHANGES, type Town } from "./town.ts";

/** The operators as they come and go. */
export interface Shifts {
  /** Plans the first change. */
  readonly begin: () => void;
  /** Operators come or go, by the place of the change in the roster; the next change is planned. */
  readonly change: (place: number) => void;
}

export function shifts(town: Town, desk: Switchboard): Shifts {
  const { agenda, scenario, book } = town;
  const roster = rosterOf(scenario, book.zone, drawsFor(town, "how many of a shift come"));

  function plan(place: number): void {
    const change = roster[place];
    if (change !== undefined) agenda.schedule(change.at, BEFORE_CALLS, SHIFT_CHANGES, place);
  }

  return {
    begin: () => plan(0),
    change(place) {
      plan(place + 1);
      desk.changes(roster[place] as RosterChange);
    },
  };
}

/** At one instant the new shift sits down first. */
const BEFORE_CALLS = -1;
