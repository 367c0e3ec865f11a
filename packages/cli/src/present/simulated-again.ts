import { type ExperimentResult, ToldMeasure } from "@swiftline/core/simulation/experiment";
import { z } from "zod";
import type { CityExperiment } from "../simulating/city-experiment.ts";
import { ink } from "./ink.ts";
import { simulatedLines, simulationParts } from "./simulated.ts";
import { simulatedComparisonLines } from "./simulated-comparison.ts";
import { simulatedSweepLines } from "./simulated-sweep.ts";

/** An experiment that was run again by its manifest. */
export const SimulatedAgainAnswer = z.strictObject({
  manifest: z.string(),
  /** Whether every value came out as it was. */
  same: z.boolean(),
  wantedHash: z.string(),
  /** The version of Swiftline before and now. */
  swiftline: z.strictObject({ before: z.string().nullable(), now: z.string() }),
  ...simulationParts,
  measures: z.array(ToldMeasure.extend({ scenario: z.string() })),
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
  const [first] = experiment.points;
  const city = first?.book.city.id ?? "";
  const scenario = experiment.cities[0]?.name ?? "";
  const warnings = [] as const;
  return {
    run: () => simulatedLines({ scenario, city, days: first?.scenario.days ?? 0, warnings }, result),
    compare: () => simulatedComparisonLines({ city, warnings }, result),
    sweep: () => simulatedSweepLines({ scenario, city, measures, warnings }, result),
  }[kindOf(experiment)]();
}

/** Whether it came out as it was. */
export function sameLine({ same, wantedHash, resultHash, swiftline }: Omit<SimulatedAgainAnswer, "measures">): string {
  if (same) return ink.green(`The same as before, to the last bit: ${resultHash}.`);
  const why =
    swiftline.before === swiftline.now ? "" : ` It was Swiftline ${swiftline.before}, and this is ${swiftline.now}.`;
  return ink.red(`Not the same as before: ${resultHash}, and it was ${wantedHash}.${why}`);
}
