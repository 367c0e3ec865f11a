import type { Agenda } from "./agenda.ts";
import type { Claim } from "./resource-claims.ts";
import type { StationTotals } from "./resource-totals.ts";
import type { Need } from "./skill-needs.ts";
import type { SkillPoolOptions } from "./skill-options.ts";
import { type SkillPool, skillPool } from "./skill-pool.ts";
import { arrived, finish, leave, type PlaceOptions, placeOf, see, totalsOf } from "./station-place.ts";

export interface SkillStationOptions extends PlaceOptions, Omit<SkillPoolOptions, "begins" | "stops"> {}

/** A pool of agents with skills on an agenda, in event style: it plans the moments when work is done and when patience ends. */
export interface SkillStation extends Pick<SkillPool, "need" | "widen" | "busy" | "idle" | "waiting" | "setAgents"> {
  /** A request comes, and is served by whoever meets its need. */
  readonly arrive: (request: number, need: Need) => Claim;
  /** What the event `done` calls for: the agent takes the next whom they can serve. Answers the request. */
  readonly finish: (claim: Claim) => number;
  /** What the event `leaves` calls for. Answers the request. */
  readonly leave: (claim: Claim) => number;
  /** What happened up to now. */
  readonly totals: () => StationTotals;
}

/** Throws a RangeError for what `skillPool` refuses. */
export function skillStation(agenda: Agenda, options: SkillStationOptions): SkillStation {
  const place = placeOf<SkillPool>(agenda, options, (listener) => skillPool({ ...options, ...listener }));
  const { servers } = place;
  return {
    need: servers.need,
    arrive: (request, need) => {
      see(place);
      return arrived(place, servers.seize(request, need));
    },
    widen: (claim, need) => {
      see(place);
      servers.widen(claim, need);
    },
    finish: (claim) => finish(place, claim),
    leave: (claim) => leave(place, claim),
    setAgents: (crew, agents) => {
      see(place);
      servers.setAgents(crew, agents);
    },
    busy: servers.busy,
    idle: servers.idle,
    waiting: servers.waiting,
    totals: () => totalsOf(place),
  };
}
