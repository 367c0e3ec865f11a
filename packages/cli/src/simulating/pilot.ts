import { invariant, SwiftlineError } from "@swiftline/core";
import { meanSeries, mser5, type Run, type WarmUp } from "@swiftline/core/simulation/experiment";
import { ownModule } from "../own-module.ts";
import { progressLine } from "../present/progress.ts";
import type { CityExperiment } from "./city-experiment.ts";
import { threadPool } from "./thread-pool.ts";

/** So many runs show where a city settles; their mean is smoother than each. */
const RUNS = 5;

interface PilotRunning {
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly silent: boolean;
}

/**
 * The warm-up of an experiment, in whole days, by MSER-5 on the hourly numbers of people in the city: the longest of all points.
 * The pilot runs have random numbers of their own. Throws `simulation/stopped` where somebody asks to stop.
 */
export async function pilotedWarmUp(
  { cities, points, plan }: CityExperiment,
  { workers, signal, silent }: PilotRunning,
): Promise<WarmUp> {
  const given = { cities, seed: `pilot of ${plan.seed}` };
  const pool = threadPool(
    { module: ownModule("simulating/pilot-model").url.href, given },
    { threads: workers, signal },
  );
  const series = new Map<string, (readonly number[])[]>();
  const runs: readonly Run[] = points.flatMap(({ name, values }) =>
    Array.from({ length: RUNS }, (_, replication) => ({ point: { name, values }, replication })),
  );
  const progress = progressLine("piloted", { quiet: silent, of: "run" });
  let done = 0;
  try {
    const end = await pool.runner(runs, ({ point }, measured) => {
      series.set(point.name, [...(series.get(point.name) ?? []), Object.values(measured)]);
      progress.show({ bytes: ++done, total: runs.length, rows: done });
      return true;
    });
    if (end.ended === "failed") throw new Error(`a pilot run failed: ${end.reason}`);
    if (end.ended === "stopped") throw stopped();
    return longestOf([...series.values()].map((all) => mser5(meanSeries(all))));
  } finally {
    progress.end();
    await pool.end();
  }
}

function longestOf(warmUps: readonly WarmUp[]): WarmUp {
  const [longest] = warmUps.toSorted((one, other) => other.dropped - one.dropped);
  invariant(longest !== undefined, "an experiment has a point");
  const days = (hours: number): number => Math.ceil(hours / 24);
  return { ...longest, dropped: days(longest.dropped), observations: days(longest.observations) };
}

const stopped = (): SwiftlineError =>
  new SwiftlineError("simulation/stopped", "stopped in the pilot runs that find the warm-up", {
    tryThis: "give its days to go without them: --warm-up 7",
  });
