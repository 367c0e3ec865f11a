import * as z from "zod";
import { SatisfiedAnswer } from "../appeal/terms.ts";
import { ClassRule } from "./classes.ts";
import { Credit, SchemeFile, Weights } from "./scheme-file.ts";

/** The three questions of a follow-up call, as most districts ask them. */
const usualSurvey = {
  contacted: "yes-no" as const,
  resolved: "yes-no" as const,
  satisfied: ["satisfied" as const, "basically-satisfied" as const, "dissatisfied" as const],
};

/** `satisfaction.yaml`: what the follow-up call asks, and how the answers are scored. */
export const SatisfactionFile = z.strictObject({
  survey: z
    .strictObject({
      contacted: z.literal("yes-no"),
      resolved: z.enum(["yes-no", "yes-partly-no"]),
      satisfied: z.array(SatisfiedAnswer).min(2),
    })
    .default(usualSurvey),
  /** By which scheme is scored: a published one, or one of the city's own. */
  scheme: z.string(),
  /** The city's own schemes. One that changes stands once for each version, with the dates for which it is meant. */
  schemes: z.array(SchemeFile).optional(),
  /** Units with fewer valid follow-ups in a period have a band and no place in a ladder. The number is ours. */
  smallSample: z.int().min(1).default(30),
  /** How units come into classes; the first rule that is met counts. */
  classes: z.array(ClassRule).optional(),
  weights: Weights.optional(),
  credit: Credit.optional(),
});
export type SatisfactionFile = z.infer<typeof SatisfactionFile>;
