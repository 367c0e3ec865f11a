import * as z from "zod";
import type { DistributionKind } from "./distribution-kind.ts";

export interface Uniform {
  readonly kind: "uniform";
  readonly low: number;
  readonly high: number;
}

export const uniform: DistributionKind<Uniform> = {
  kind: "uniform",
  summary: "anything between two limits, all of it as likely",
  monotone: true,
  form: (amount) =>
    z
      .strictObject({ low: amount, high: amount })
      .refine(({ low, high }) => low < high, { message: "must be above low", path: ["high"] }),
  law: ({ low, high }) => ({
    mean: (low + high) / 2,
    variance: (high - low) ** 2 / 12,
    cdf: (x) => Math.min(1, Math.max(0, (x - low) / (high - low))),
    draw: (stream) => low + (high - low) * stream.uniform(),
  }),
  example: { kind: "uniform", low: 1, high: 4 },
};
