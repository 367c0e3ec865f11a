import * as z from "zod";
import { firstAbove } from "../first-above.ts";
import { type DistributionKind, notNegative, plainAmount } from "./distribution-kind.ts";

export interface Empirical {
  readonly kind: "empirical";
  /** What was observed, in any order. */
  readonly values: readonly number[];
  /** How often each was; once, if left out. */
  readonly weights?: readonly number[] | undefined;
}

export const empirical: DistributionKind<Empirical> = {
  kind: "empirical",
  summary: "one of the values that were observed, as often as it was",
  monotone: true,
  form: (amount) =>
    z
      .strictObject({ values: z.array(amount).min(1), weights: z.array(notNegative(plainAmount)).optional() })
      .refine(({ values, weights }) => weights === undefined || weights.length === values.length, {
        message: "there must be as many weights as values",
        path: ["weights"],
      })
      .refine(({ weights }) => weights === undefined || weights.some((weight) => weight > 0), {
        message: "one of them must be above 0",
        path: ["weights"],
      }),
  law: ({ values, weights }) => {
    const steps = values
      .map((value, at) => ({ value, weight: weights?.[at] ?? 1 }))
      .filter(({ weight }) => weight > 0)
      .toSorted((one, other) => one.value - other.value);
    const ordered = Float64Array.from(steps, ({ value }) => value);
    const reached = Float64Array.from(steps);
    let total = 0;
    for (const [at, { weight }] of steps.entries()) {
      total += weight;
      reached[at] = total;
    }
    const mean = steps.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
    return {
      mean,
      variance: steps.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0) / total,
      cdf: (x) => (reached[firstAbove(ordered, x) - 1] ?? 0) / total,
      draw: (stream) => ordered[firstAbove(reached, stream.uniform() * total)] as number,
    };
  },
  example: { kind: "empirical", values: [2, 7, 3], weights: [5, 1, 4] },
};
