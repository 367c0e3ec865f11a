import { leanRun } from "@swiftline/core/simulation/city";
import type { ReplicationModel } from "@swiftline/core/simulation/experiment";
import type { Scenario } from "@swiftline/core/simulation/scenario";
import { openCity } from "@swiftline/files";
import { measuredOf } from "./city-measures.ts";

/** What is simulated at one point of an experiment: a scenario in a city. */
export interface SimulatedCity {
  /** The name of the point; no other has it. */
  readonly name: string;
  readonly scenario: Scenario;
  /** The folder of the city, and the version of the book that was read from it when the scenario was checked. */
  readonly folder: string;
  readonly book: string;
}

/** All that a thread needs to make its model of. */
export interface GivenCities {
  readonly cities: readonly SimulatedCity[];
  readonly seed: string;
}

/** Lean runs of cities. A thread reads their folders itself, as a compiled book cannot be sent. */
export default async function cityModel({ cities, seed }: GivenCities): Promise<ReplicationModel> {
  const points = cities.map(async ({ name, scenario, folder, book: version }) => {
    const book = await openCity(folder);
    if (book.version !== version) throw new Error(`the city folder ${folder} was changed meanwhile`);
    return [name, { scenario, book }] as const;
  });
  const options = new Map(await Promise.all(points));
  return ({ name }, replication) => {
    const city = options.get(name);
    if (city === undefined) throw new Error(`there is no scenario ${name}`);
    const run = leanRun({ ...city, seed, replication });
    run.runUntil(run.end);
    return measuredOf(run);
  };
}
