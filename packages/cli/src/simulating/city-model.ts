import {
  busiestAgencies,
  type CityDraws,
  type CityRun,
  openReplication,
  timePath,
} from "@swiftline/core/simulation/city";
import type { Measured, ReplicationModel } from "@swiftline/core/simulation/experiment";
import type { SimulatedCity } from "./city-experiment.ts";
import { type OpenPoint, pointOpener } from "./open-point.ts";

/** All that a thread needs to make its model of. */
export interface GivenCities extends CityDraws {
  readonly cities: readonly SimulatedCity[];
  /** Of how many replications, the first ones, it is told how they went on over time. */
  readonly followed: number;
}

/** Lean runs of cities. */
export default async function cityModel(given: GivenCities): Promise<ReplicationModel> {
  const open = await pointOpener(given);
  const pathOf = pathTeller();
  return (point, replication) => {
    const opened = open(point);
    const { run, measured } = openReplication(opened, given, replication);
    const path = replication < given.followed ? pathOf(run, opened) : {};
    run.runUntil(run.end);
    return { ...measured(), ...path };
  };
}

/** Tells how a run went on, which is at its end then. Whose backlogs are followed is found out once for each scenario. */
function pathTeller(): (run: CityRun, opened: OpenPoint) => Measured {
  const known = new Map<OpenPoint, readonly string[]>();
  return (run, opened) => {
    const { scenario, book } = opened;
    const agencies = known.get(opened) ?? busiestAgencies(scenario, book);
    known.set(opened, agencies);
    return timePath(run, { scenario, book, agencies });
  };
}
