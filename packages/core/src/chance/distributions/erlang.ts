import * as z from "zod";
import { lowerGamma } from "../gamma-function.ts";
import { type DistributionKind, positive } from "./distribution-kind.ts";

export interface Erlang {
  readonly kind: "erlang";
  readonly mean: number;
  /** A whole number from 1 to 100. */
  readonly phases: number;
}

export const erlang: DistributionKind<Erlang> = {
  kind: "erlang",
  summary: "a chain of exponential phases of one mean: the more phases, the nearer to constant",
  monotone: true,
  form: (amount) => z.strictObject({ mean: positive(amount), phases: z.int().min(1).max(100) }),
  law: ({ mean, phases }) => ({
    mean,
    variance: mean ** 2 / phases,
    cdf: (x) => lowerGamma(phases, (x * phases) / mean),
    draw: (stream) => {
      let sum = 0;
      for (let phase = 0; phase < phases; phase++) sum += stream.exponential();
      return (sum * mean) / phases;
    },
  }),
  example: { kind: "erlang", mean: 3, phases: 4 },
};
