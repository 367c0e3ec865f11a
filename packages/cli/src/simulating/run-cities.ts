import { SwiftlineError } from "@swiftline/core";
import { cityMeasures } from "@swiftline/core/simulation/city";
import {
  type AskedDesign,
  type ExperimentResult,
  type ExperimentRunner,
  runExperiment,
  type WarmUp,
} from "@swiftline/core/simulation/experiment";
import { invalid } from "../flags.ts";
import { type ProgressLine, progressLine } from "../present/progress.ts";
import type { CheckpointFile } from "./checkpoint-file.ts";
import type { CityExperiment, CityPoint } from "./city-experiment.ts";
import type { GivenCities } from "./city-model.ts";
import { modelHash, withCityRunner } from "./city-runner.ts";
import { pilotedWarmUp } from "./pilot.ts";

/** By what an experiment is run. */
export interface Running {
  readonly workers: number;
  readonly silent: boolean;
  /** Asks to stop. */
  readonly signal: AbortSignal;
  /** Where it is written what is finished, and what an earlier run had finished. */
  readonly checkpoint?: CheckpointFile | undefined;
}

/**
 * Runs replications of all points, on the same random numbers, until all are done or somebody asks to stop. Throws `flag/invalid` where
 * the plan cannot be, and `file/malformed` where the checkpoint is of another experiment.
 */
export async function runCities(experiment: CityExperiment, running: Running): Promise<ExperimentResult> {
  const { points } = experiment;
  const warmUp = await warmUpOf(experiment, running);
  const given = givenCities(experiment, { warmUp, followed: points.length <= FEW ? FOLLOWED : 0 });
  const design = designOf(experiment, { scenario: modelHash(given), ...(warmUp !== undefined && { warmUp }) });
  const progress = progressLine("simulated", { quiet: running.silent, of: "day" });
  return withCityRunner(given, running, async (runner) => {
    const noted = (await running.checkpoint?.over(runner, design)) ?? runner;
    const result = await runExperiment(design, tellingDays(noted, points, progress));
    if (result.ok) return result.value;
    throw new SwiftlineError("flag/invalid", "this experiment cannot be run", { problems: result.reason });
  }).finally(progress.end);
}

/** How many replications, the first ones, are followed over time, where there are but few points: more would tell little more. */
const FOLLOWED = 30;
const FEW = 2;

function designOf(
  { points, plan: { seed, stopping, level, interval, antithetic } }: CityExperiment,
  known: Pick<AskedDesign, "scenario" | "warmUp">,
): AskedDesign {
  const settings = points.map(({ name, values }) => ({ name, values }));
  const how = { stopping, level, ...(interval && { interval }), antithetic };
  return { ...known, seed, points: settings, measures: cityMeasures, ...how };
}

/** All that a thread needs of an experiment; `followed` says how many replications, the first ones, are followed over time. */
export const givenCities = (
  { cities, plan: { seed, antithetic } }: CityExperiment,
  { warmUp, followed }: { readonly warmUp: WarmUp | undefined; readonly followed: number },
): GivenCities => ({ cities, seed, antithetic, warmUp: warmUp?.dropped ?? 0, followed });

/** The warm-up that is asked for, or that a pilot finds. Throws `flag/invalid` where it leaves nothing. */
export async function warmUpOf(experiment: CityExperiment, running: Running): Promise<WarmUp | undefined> {
  const { points, plan } = experiment;
  const warmUp = plan.warmUp === "auto" ? await pilotedWarmUp(experiment, running) : plan.warmUp;
  const days = Math.min(...points.map(({ scenario }) => scenario.days));
  if (warmUp !== undefined && warmUp.dropped >= days)
    throw invalid(`a warm-up of ${warmUp.dropped} days leaves nothing of ${days}`, "simulate more days");
  return warmUp;
}

/** Tells of the days that are simulated, in whole replications. */
function tellingDays(runner: ExperimentRunner, points: readonly CityPoint[], line: ProgressLine): ExperimentRunner {
  const days = new Map(points.map(({ name, scenario }) => [name, scenario.days]));
  let [done, total] = [0, 0];
  return (runs, finished) => {
    for (const { point } of runs) total += days.get(point.name) ?? 0;
    line.show({ bytes: done, total, rows: done });
    return runner(runs, (run, measured) => {
      done += days.get(run.point.name) ?? 0;
      line.show({ bytes: done, total, rows: done });
      return finished(run, measured);
    });
  };
}
