import type { PolicyBook } from "@swiftline/core";
import {
  type ExperimentResult,
  ToldComparison,
  ToldMeasure,
  ToldMiss,
  toldComparison,
  toldMeasure,
} from "@swiftline/core/simulation/experiment";
import * as z from "zod";
import { ProblemPart } from "../problem.ts";
import type { Simulation } from "./simulator.ts";

/** What simulated cities came to. The same scenarios, book and seed have the same figures, whoever simulates them. */
export const SimulationResult = z.strictObject({
  city: z.string(),
  book: z.string().describe("the version of the book of rules"),
  scenarios: z.array(z.strictObject({ name: z.string(), days: z.int() })),
  seed: z.string(),
  replications: z.int().describe("how many of each scenario are in the figures"),
  antithetic: z.boolean(),
  warmUpDays: z.int(),
  warnings: z.array(ProblemPart).describe("what is worth a look in the scenarios, by its place in the request"),
  missed: z.array(ToldMiss).describe("the precisions that were asked for and not reached"),
  measures: z.array(ToldMeasure.extend({ scenario: z.string() })),
  comparisons: z.array(ToldComparison).describe("of the other scenario less the first one, in pairs of replications"),
});
export type SimulationResult = z.infer<typeof SimulationResult>;

/** An experiment that came to its end, told. */
export const simulationResult = (
  { points, seed, antithetic, warmUp }: Simulation,
  { city, version }: PolicyBook,
  { replications, summaries, comparisons, missed, warnings }: ExperimentResult & Pick<SimulationResult, "warnings">,
): SimulationResult => ({
  city: city.id,
  book: version,
  scenarios: points.map(({ name, scenario }) => ({ name, days: scenario.days })),
  seed,
  replications: replications[0]?.length ?? 0,
  antithetic,
  warmUpDays: warmUp,
  warnings: [...warnings],
  missed: [...missed],
  measures: summaries.map((summary) => ({ scenario: summary.point, ...toldMeasure(summary) })),
  comparisons: comparisons.map(toldComparison),
});
