import { z } from "zod";
import { SatisfiedAnswer } from "../appeal/terms.ts";
import { ClassRule } from "./classes.ts";

/** A part of 1. */
export const share = z.number().min(0).max(1);

/** The weights of the three rates in the composite score; they must add up to 1. */
export const Weights = z
  .strictObject({ response: share, resolution: share, satisfaction: share })
  .refine(
    ({ response, resolution, satisfaction }) => Math.abs(response + resolution + satisfaction - 1) < 1e-9,
    "the weights must add up to 1",
  );

/** What each answer is worth in the satisfaction rate; an answer that is not named is worth nothing. */
export const Credit = z.partialRecord(SatisfiedAnswer, share);

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
  scheme: z.string(),
  /** Units with fewer valid follow-ups in a period have a band and no place in a ladder. The number is ours. */
  smallSample: z.int().min(1).default(30),
  /** How units come into classes; the first rule that is met counts. */
  classes: z.array(ClassRule).optional(),
  weights: Weights.optional(),
  credit: Credit.optional(),
});
export type SatisfactionFile = z.infer<typeof SatisfactionFile>;
export type Weights = z.infer<typeof Weights>;
export type Credit = z.infer<typeof Credit>;
