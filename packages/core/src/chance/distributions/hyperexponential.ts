import * as z from "zod";
import { exp } from "../elementary.ts";
import { type DistributionKind, plainAmount, positive } from "./distribution-kind.ts";

export interface Hyperexponential {
  readonly kind: "hyperexponential";
  readonly mean: number;
  /** The variance over the square of the mean, at least 1. */
  readonly scv: number;
}

/** Two branches of balanced means (as in Tijms, 2003): each makes half of the mean. */
export const hyperexponential: DistributionKind<Hyperexponential> = {
  kind: "hyperexponential",
  summary: "many short ones and a few long ones, both exponential",
  monotone: true,
  form: (amount) =>
    z.strictObject({ mean: positive(amount), scv: plainAmount.refine((scv) => scv >= 1, "must be 1 or more") }),
  law: ({ mean, scv }) => {
    const often = (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;
    const short = mean / (2 * often);
    const long = mean / (2 * (1 - often));
    return {
      mean,
      variance: scv * mean ** 2,
      cdf: (x) => (x <= 0 ? 0 : 1 - often * exp(-x / short) - (1 - often) * exp(-x / long)),
      draw: (stream) => (stream.uniform() < often ? short : long) * stream.exponential(),
    };
  },
  example: { kind: "hyperexponential", mean: 2, scv: 3 },
};
