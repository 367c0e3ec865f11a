import { cityMeasures } from "@swiftline/core/simulation/city";
import { presets, Scenario } from "@swiftline/core/simulation/scenario";
import * as z from "zod";

const names = <Named extends { readonly name: string }>(all: readonly Named[]): readonly string[] =>
  all.map(({ name }) => name);

/** Either a scenario as it stands in a file, or one that we bring along. */
const scenario = {
  scenario: Scenario.optional().describe("the people of the city, as a scenario file says them"),
  preset: z
    .enum(names(presets))
    .optional()
    .describe("the name of a scenario that Swiftline brings along, in its place"),
};

const Precision = z.strictObject({
  measure: z.enum(names(cityMeasures)),
  relative: z.number().positive().optional().describe("half of the interval as a part of the mean"),
  absolute: z.number().positive().optional().describe("the same in the unit of the measure"),
});

/** What may be asked to be simulated, as `swiftline simulate` takes it by its flags. */
export const SimulationRequest = z.strictObject({
  ...scenario,
  comparedWith: z.strictObject(scenario).optional().describe("another one, on the same random numbers"),
  seed: z
    .string()
    .max(1000)
    .regex(/\S/, "a seed is not empty")
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "a seed has no line breaks and no other control characters")
    .default("1"),
  replications: z.int().min(2).max(10_000).default(10),
  antithetic: z.boolean().default(false).describe("whether each second replication mirrors the one before it"),
  warmUpDays: z.int().min(0).max(3660).default(0).describe("the days that are left out at the beginning"),
  level: z.number().min(0.5).max(0.9999).default(0.95).describe("how often the intervals have the truth in them"),
  precisions: z.array(Precision).max(20).default([]).describe("goes on until these are known as exactly as that"),
  replicationsAtMost: z.int().min(2).max(10_000).optional().describe("where precisions are asked for"),
});
export type SimulationRequest = z.infer<typeof SimulationRequest>;
