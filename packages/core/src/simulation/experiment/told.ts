import * as z from "zod";
import type { Comparison } from "./comparison.ts";
import { unitOf } from "./design.ts";
import type { Summary } from "./findings.ts";
import { verdict } from "./verdict.ts";

/** A measure as it is told to programs: its mean over so many values, and the interval. Null where fewer than two replications have a value. */
export const ToldMeasure = z.strictObject({
  measure: z.string(),
  /** Of its numbers: `share` for a part of a whole; null for a count. */
  unit: z.string().nullable(),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number().nullable(),
  n: z.int(),
  method: z.string().nullable(),
});

/** A precision that was not reached at a point: null where nothing is known, 0 where all values are the same but too few. */
export const ToldMiss = z.strictObject({
  point: z.string(),
  measure: z.string(),
  /** Whether the two are parts of the value, or in its unit. */
  relative: z.boolean(),
  wanted: z.number(),
  reached: z.number().nullable(),
});

/** The difference of a measure between two points. `p` is of one alone, `adjustedP` of all of an experiment by Holm's rule. */
export const ToldComparison = z.strictObject({
  measure: z.string(),
  unit: z.string().nullable(),
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  p: z.number(),
  adjustedP: z.number(),
  finding: z.enum(["less", "more", "same", "no-difference-shown"]),
  verdict: z.string(),
});

export const toldMeasure = ({ measure, estimate }: Summary): z.infer<typeof ToldMeasure> => ({
  measure: measure.name,
  unit: unitOf(measure) ?? null,
  mean: estimate?.mean ?? null,
  low: estimate?.low ?? null,
  high: estimate?.high ?? null,
  level: estimate?.level ?? null,
  n: estimate?.n ?? 0,
  method: estimate?.method ?? null,
});

export function toldComparison(comparison: Comparison): z.infer<typeof ToldComparison> {
  const { measure, difference, p, adjustedP, finding } = comparison;
  return {
    measure: measure.name,
    unit: unitOf(measure) ?? null,
    difference: difference?.mean ?? null,
    low: endOf(difference?.low),
    high: endOf(difference?.high),
    n: difference?.n ?? 0,
    p,
    adjustedP,
    finding,
    verdict: verdict(comparison),
  };
}

/** The end of an interval, if it has one. */
const endOf = (end = Number.POSITIVE_INFINITY): number | null => (Number.isFinite(end) ? end : null);
