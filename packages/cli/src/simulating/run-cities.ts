import { hashOf, SwiftlineError } from "@swiftline/core";
import {
  type AskedDesign,
  type Checkpoint,
  type ExperimentResult,
  type ExperimentRunner,
  runExperiment,
} from "@swiftline/core/simulation/experiment";
import packageJson from "../../package.json" with { type: "json" };
import { ownModule } from "../own-module.ts";
import { progressLine } from "../present/progress.ts";
import { cityMeasures } from "./city-measures.ts";
import type { GivenCities } from "./city-model.ts";
import { threadPool } from "./thread-pool.ts";

/** What is to be run. The first city is the one that the others are compared with. */
export interface CityExperiment extends GivenCities {
  readonly replications: number;
  readonly workers: number;
  readonly silent: boolean;
  /** What an earlier run, which was stopped, had finished. */
  readonly checkpoint?: Checkpoint | undefined;
}

/**
 * Runs replications of one city or several, on the same random numbers, until all are done or somebody asks to stop. Throws
 * `file/malformed` where the scenarios cannot be told apart, or the checkpoint is of other ones.
 */
export async function runCities(asked: CityExperiment, signal: AbortSignal): Promise<ExperimentResult> {
  const { cities, seed, workers, checkpoint } = asked;
  const given: GivenCities = { cities, seed };
  const pool = threadPool({ module: ownModule("simulating/city-model").url.href, given }, { threads: workers, signal });
  const progress = progressOf(asked);
  try {
    const result = await runExperiment(designOf(asked), progress.over(pool.runner), checkpoint);
    if (result.ok) return result.value;
    throw new SwiftlineError("file/malformed", "this cannot be simulated", { problems: result.reason });
  } finally {
    progress.end();
    await pool.end();
  }
}

const designOf = ({ cities, seed, replications }: CityExperiment): AskedDesign => ({
  scenario: hashOf({
    swiftline: packageJson.version,
    cities: cities.map(({ name, scenario, book }) => ({ name, scenario, book })),
  }),
  seed,
  points: cities.map(({ name }) => ({ name, values: {} })),
  measures: cityMeasures,
  stopping: { minimum: replications },
});

/** Tells of the days that are simulated, in whole replications. */
function progressOf({ cities, replications, silent }: CityExperiment) {
  const line = progressLine("simulated", { quiet: silent, what: "days" });
  const days = new Map(cities.map(({ name, scenario }) => [name, scenario.days]));
  const total = replications * cities.reduce((sum, { scenario }) => sum + scenario.days, 0);
  let done = 0;
  line.show({ bytes: 0, total, rows: 0 });
  return {
    over:
      (runner: ExperimentRunner): ExperimentRunner =>
      (runs, finished) =>
        runner(runs, (run, measured) => {
          done += days.get(run.point.name) ?? 0;
          line.show({ bytes: done, total, rows: done });
          return finished(run, measured);
        }),
    end: line.end,
  };
}
