import { invariant } from "@swiftline/core";
import {
  type ExperimentResult,
  type SearchManifest,
  type Summary,
  ToldMeasure,
  toldMeasure,
} from "@swiftline/core/simulation/experiment";
import * as z from "zod";
import type { CityExperiment } from "../simulating/city-experiment.ts";
import type { Found } from "../simulating/optimise.ts";
import type { Optimum } from "../simulating/optimise-cities.ts";
import { ink } from "./ink.ts";
import { simulatedLines, simulationParts } from "./simulated.ts";
import { simulatedComparisonLines } from "./simulated-comparison.ts";
import { optimumLines } from "./simulated-optimum.ts";
import { simulatedSweepLines } from "./simulated-sweep.ts";

/** An experiment that was run again by its manifest. */
export const SimulatedAgainAnswer = z.strictObject({
  manifest: z.string(),
  /** Whether every value, and the answer to a search, came out as it was. */
  same: z.boolean(),
  wantedHash: z.string(),
  /** What the answer to a search is now and was said to be, in sentences, where the two are not the same. */
  differs: z.array(z.string()),
  /** The version of Swiftline before and now. */
  swiftline: z.strictObject({ before: z.string().nullable(), now: z.string() }),
  ...simulationParts,
  /** By scenario, or by the point of a sweep or a search. */
  measures: z.array(ToldMeasure.extend({ scenario: z.string() })),
  /** The cheapest point, where it was a search and there is one. */
  best: z.string().nullable(),
});
export type SimulatedAgainAnswer = z.infer<typeof SimulatedAgainAnswer>;

/** What kind of experiment it was. */
export function kindOf({ cities, points }: CityExperiment): "run" | "compare" | "sweep" {
  if (cities.length > 1) return "compare";
  return points.length > 1 ? "sweep" : "run";
}

/** What was found, as the command of its kind tells it. */
export function againLines(
  experiment: CityExperiment,
  measures: readonly string[],
  result: ExperimentResult,
): readonly string[] {
  const about = aboutFirst(experiment);
  return {
    run: () => simulatedLines(about, result),
    compare: () => simulatedComparisonLines(about, result),
    sweep: () => simulatedSweepLines({ ...about, measures }, result),
  }[kindOf(experiment)]();
}

/** What was found by a search, as `optimise` tells it. */
export const searchedAgainLines = (experiment: CityExperiment, optimum: Optimum): readonly string[] =>
  optimumLines(optimum, aboutFirst(experiment));

/** What is told of the first scenario. What is worth a look in it was told when it was first run. */
function aboutFirst({ cities: [city], points: [point] }: CityExperiment) {
  invariant(city !== undefined && point !== undefined, "an experiment has a point");
  const { book, scenario } = point;
  return { scenario: city.name, city: book.city.id, book: book.version, days: scenario.days, warnings: [] };
}

/** What a search that was run again came to. */
export const searchAgainParts = (
  { optimum: { question, answer }, resultHash, files }: Found,
  { began, said }: { readonly began: number; readonly said: SaidAnswer },
) => ({
  seed: question.seed,
  replications: question.replications,
  antithetic: question.antithetic ?? false,
  warmUp: question.warmUp?.dropped ?? 0,
  partial: null,
  missed: [],
  resultHash,
  warnings: [],
  files: [...files],
  seconds: (performance.now() - began) / 1000,
  measures: answer.trials.flatMap(({ summaries }) => summaries.map(toldAt)),
  best: answer.best?.point.name ?? null,
  differs: [...differencesOf({ best: answer.best?.point.name ?? null, proof: answer.proof }, said)],
});

/** The answer to a search, as a manifest says it. */
type SaidAnswer = Pick<SearchManifest["search"], "best" | "proof">;

const differencesOf = (now: SaidAnswer, said: SaidAnswer): readonly string[] => [
  ...(now.best === said.best ? [] : [`the cheapest is ${now.best ?? "none"}, and it was ${said.best ?? "none"}`]),
  ...(now.proof === said.proof ? [] : [`the proof is ${now.proof}, and it was ${said.proof}`]),
];

/** A measure, and at which point. */
export const toldAt = (summary: Summary) => ({ scenario: summary.point, ...toldMeasure(summary) });

/** Whether it came out as it was. */
export function sameLine({ same, differs, wantedHash, resultHash, swiftline }: SimulatedAgainAnswer): string {
  if (same) return ink.green(`The same as before, to the last bit: ${resultHash}.`);
  const isOther = resultHash !== wantedHash;
  const what = [...(isOther ? [`${resultHash}, and it was ${wantedHash}`] : []), ...differs].join("; ");
  const why =
    swiftline.before === swiftline.now ? "" : ` It was Swiftline ${swiftline.before}, and this is ${swiftline.now}.`;
  return ink.red(`Not the same as before: ${what}.${why}`);
}
