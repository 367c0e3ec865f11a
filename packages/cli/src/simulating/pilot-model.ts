import { leanRun } from "@swiftline/core/simulation/city";
import type { ReplicationModel } from "@swiftline/core/simulation/experiment";
import { HOUR } from "@swiftline/core/time";
import type { GivenCities } from "./city-model.ts";
import { pointOpener } from "./open-point.ts";

/** Lean runs of which it is told, by the number of the hour, how many people are in the city at its end: waiting, or with an open appeal. */
export default async function pilotModel(given: Pick<GivenCities, "cities" | "seed">): Promise<ReplicationModel> {
  const open = await pointOpener(given);
  return (point, replication) => {
    const run = leanRun({ ...open(point), seed: given.seed, replication });
    const hours = Math.floor((run.end - run.start) / HOUR);
    return Object.fromEntries(
      Array.from({ length: hours }, (_, hour) => {
        run.runUntil(run.start + (hour + 1) * HOUR);
        return [hour, run.now().present];
      }),
    );
  };
}
