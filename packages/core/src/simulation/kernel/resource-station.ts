import type { Agenda } from "./agenda.ts";
import { type Resource, resource } from "./resource.ts";
import type { Claim } from "./resource-claims.ts";
import type { ResourceOptions } from "./resource-options.ts";
import type { StationTotals } from "./resource-totals.ts";
import { arrived, finish, leave, type PlaceOptions, placeOf, see, totalsOf } from "./station-place.ts";

export interface StationOptions extends PlaceOptions, Omit<ResourceOptions, "begins" | "stops"> {}

/**
 * A resource on an agenda, in event style: it plans the moments when work is done and when patience ends.
 *
 *     case ARRIVAL: desk.arrive(caller);
 *     case DONE: desk.finish(events.argument);
 *     case LEAVES: desk.leave(events.argument);
 */
export interface Station {
  /** A request comes. Answers REFUSED if it may not or will not wait. */
  readonly arrive: (request: number) => Claim;
  /** What the event `done` calls for: the server goes to the next in line. Answers the request. */
  readonly finish: (claim: Claim) => number;
  /** What the event `leaves` calls for. Answers the request. */
  readonly leave: (claim: Claim) => number;
  readonly setCapacity: (capacity: number) => void;
  readonly busy: () => number;
  /** How many have come and have no server, be it not yet or not any more. */
  readonly waiting: () => number;
  /** What happened up to now. */
  readonly totals: () => StationTotals;
}

/** Throws a RangeError for what `resource` refuses. */
export function station(agenda: Agenda, options: StationOptions): Station {
  const place = placeOf<Resource>(agenda, options, (listener) => resource({ ...options, ...listener }));
  const { servers } = place;
  return {
    arrive: (request) => {
      see(place);
      return arrived(place, servers.seize(request));
    },
    finish: (claim) => finish(place, claim),
    leave: (claim) => leave(place, claim),
    setCapacity: (capacity) => {
      see(place);
      servers.setCapacity(capacity);
    },
    busy: servers.busy,
    waiting: servers.waiting,
    totals: () => totalsOf(place),
  };
}
