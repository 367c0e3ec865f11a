import { openReplication } from "@swiftline/core/simulation/city";
import type { ReplicationModel } from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import type { Simulation } from "@swiftline/sdk-http";

/** What a thread is given to simulate what a request asked for. */
export interface GivenSimulation {
  readonly simulation: Simulation;
  /** The folder of the city, and the version of the book that is served. */
  readonly folder: string;
  readonly book: string;
}

/** Lean runs of what a request asked for. The thread reads the city's folder itself, as a compiled book cannot be sent. */
export default async function servedModel({
  simulation,
  folder,
  book: version,
}: GivenSimulation): Promise<ReplicationModel> {
  const book = await openCity(folder);
  if (book.version !== version) throw new Error(`the city folder ${folder} was changed since it is served`);
  const { points, ...draws } = simulation;
  return ({ name }, replication) => {
    const scenario = points.find((one) => one.name === name)?.scenario;
    if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
    const { run, measured } = openReplication({ scenario, book }, draws, replication);
    run.runUntil(run.end);
    return measured();
  };
}
