import { SwiftlineError } from "@swiftline/core";
import { cityMeasures } from "@swiftline/core/simulation/city";
import {
  type CheapestStaffing,
  cheapestStaffing,
  type ExperimentRunner,
  type Group,
  type StaffingQuestion,
  type Target,
  type Trial,
} from "@swiftline/core/simulation/experiment";
import { progressLine } from "../present/progress.ts";
import type { CityExperiment } from "./city-experiment.ts";
import type { GivenCities } from "./city-model.ts";
import { modelHash, withCityRunner } from "./city-runner.ts";
import { givenCities, type Running, warmUpOf } from "./run-cities.ts";

/** What is looked for: how many of each group, whose name is a place in the scenario, and what is to be reached. */
export interface Wanted {
  readonly groups: readonly Group[];
  readonly targets: readonly Target[];
  readonly confidence: number;
}

/** The answer, and what it was an answer to. */
export interface Optimum {
  readonly question: StaffingQuestion;
  readonly answer: CheapestStaffing;
  /** The best once more, with random numbers that the search has not seen. Undefined where there is none, or somebody asked to stop. */
  readonly confirmation: Trial | undefined;
}

/**
 * Looks for the cheapest numbers with which a scenario reaches its targets; the point of the experiment has the most of everything.
 * Throws `flag/invalid` with all that is wrong with the question, and `file/malformed` where the checkpoint is of another experiment.
 * Undefined where somebody asked to stop.
 */
export async function optimiseCities(
  experiment: CityExperiment,
  wanted: Wanted,
  running: Running,
): Promise<Optimum | undefined> {
  const { plan } = experiment;
  const warmUp = await warmUpOf(experiment, running);
  const given = givenCities(experiment, { warmUp, followed: 0 });
  const question: StaffingQuestion = {
    ...wanted,
    scenario: modelHash(given),
    seed: plan.seed,
    measures: cityMeasures,
    replications: plan.stopping.minimum,
    level: plan.level,
    antithetic: plan.antithetic,
    ...(warmUp !== undefined && { warmUp }),
  };
  const answer = await searched(question, given, running);
  return answer && { question, answer, confirmation: await confirmed({ question, answer }, given, running) };
}

async function searched(
  question: StaffingQuestion,
  given: GivenCities,
  running: Running,
): Promise<CheapestStaffing | undefined> {
  const progress = progressLine("simulated", { quiet: running.silent, of: "replication" });
  return withCityRunner(given, running, async (runner) => {
    const design = { ...question, points: [], stopping: { minimum: question.replications } };
    const noted = (await running.checkpoint?.over(runner, design)) ?? runner;
    let done = 0;
    const told: ExperimentRunner = (runs, finished) =>
      noted(runs, (run, measured) => {
        progress.show({ bytes: 0, total: undefined, rows: ++done });
        return finished(run, measured);
      });
    const found = await cheapestStaffing(question, told);
    if (found.ok) return found.value;
    await running.checkpoint?.settle();
    if (running.signal.aborted) return undefined;
    const failed = found.reason.find(({ code }) => code === "experiment/partial");
    if (failed !== undefined) throw new Error(failed.message);
    throw new SwiftlineError("flag/invalid", "this cannot be looked for", { problems: found.reason });
  }).finally(progress.end);
}

/** Whoever is the best of many was lucky, too: what it comes to with other random numbers is no longer chosen. */
async function confirmed(
  { question, answer: { best } }: Pick<Optimum, "question" | "answer">,
  given: GivenCities,
  running: Running,
): Promise<Trial | undefined> {
  if (best === undefined) return undefined;
  const seed = `confirmation of ${question.seed}`;
  const alone = question.groups.map((group, at) => {
    const count = best.staffing[at] as number;
    return { ...group, from: count, to: count };
  });
  const found = await withCityRunner({ ...given, seed }, running, (runner) =>
    cheapestStaffing({ ...question, seed, groups: alone }, runner),
  );
  return found.ok ? found.value.trials[0] : undefined;
}
