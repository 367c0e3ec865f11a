import * as z from "zod";
import { exp, log } from "../elementary.ts";
import { lowerGamma } from "../gamma-function.ts";
import { standardNormal } from "../normal.ts";
import type { RandomStream } from "../random.ts";
import { type DistributionKind, plainAmount, positive } from "./distribution-kind.ts";

export interface Gamma {
  readonly kind: "gamma";
  readonly mean: number;
  /** The variance over the square of the mean: one over the shape. */
  readonly scv: number;
}

export const gamma: DistributionKind<Gamma> = {
  kind: "gamma",
  summary: "between constant (scv near 0), exponential (scv 1) and rare but large (scv above 1)",
  monotone: false,
  form: (amount) => z.strictObject({ mean: positive(amount), scv: positive(plainAmount) }),
  law: ({ mean, scv }) => {
    const draw = gammaDraw(1 / scv);
    return {
      mean,
      variance: scv * mean ** 2,
      cdf: (x) => lowerGamma(1 / scv, x / (mean * scv)),
      draw: (stream) => mean * scv * draw(stream),
    };
  },
  example: { kind: "gamma", mean: 5, scv: 0.4 },
};

/** The squeeze method of Marsaglia and Tsang (2000), scale 1; shapes below 1 are lifted by 1 and scaled back. */
function gammaDraw(shape: number): (stream: RandomStream) => number {
  if (shape < 1) {
    const lifted = gammaDraw(shape + 1);
    return (stream) => lifted(stream) * exp(-stream.exponential() / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  return (stream) => {
    for (;;) {
      const x = standardNormal(stream);
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const level = -stream.exponential();
      if (level < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
    }
  };
}
