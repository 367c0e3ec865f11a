import * as z from "zod";
import type { DistributionKind } from "./distribution-kind.ts";

export interface Triangular {
  readonly kind: "triangular";
  readonly low: number;
  /** The likeliest value, from `low` to `high`. */
  readonly mode: number;
  readonly high: number;
}

export const triangular: DistributionKind<Triangular> = {
  kind: "triangular",
  summary: "a guess: at least, most likely, at most",
  monotone: true,
  form: (amount) =>
    z
      .strictObject({ low: amount, mode: amount, high: amount })
      .refine(({ low, high }) => low < high, { message: "must be above low", path: ["high"] })
      .refine(({ low, mode, high }) => low <= mode && mode <= Math.max(low, high), {
        message: "must lie between low and high",
        path: ["mode"],
      }),
  law: ({ low, mode, high }) => {
    const rising = (high - low) * (mode - low);
    const falling = (high - low) * (high - mode);
    const turn = (mode - low) / (high - low);
    return {
      mean: (low + mode + high) / 3,
      variance: ((mode - low) ** 2 - (mode - low) * (high - low) + (high - low) ** 2) / 18,
      cdf: (x) => {
        if (x <= low || x >= high) return x <= low ? 0 : 1;
        return x < mode ? (x - low) ** 2 / rising : 1 - (high - x) ** 2 / falling;
      },
      draw: (stream) => {
        const u = stream.uniform();
        return u < turn ? low + Math.sqrt(u * rising) : high - Math.sqrt((1 - u) * falling);
      },
    };
  },
  example: { kind: "triangular", low: 1, mode: 2, high: 6 },
};
