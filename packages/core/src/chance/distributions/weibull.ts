import * as z from "zod";
import { exp, log } from "../elementary.ts";
import { logGamma } from "../gamma-function.ts";
import { type DistributionKind, plainAmount, positive } from "./distribution-kind.ts";

export interface Weibull {
  readonly kind: "weibull";
  readonly mean: number;
  /** Below 1, what has lasted is ever less likely to end; above 1, ever more. */
  readonly shape: number;
}

export const weibull: DistributionKind<Weibull> = {
  kind: "weibull",
  summary: "patience that grows (shape below 1) or runs out (above 1) with the wait; shape 1 is exponential",
  monotone: true,
  form: (amount) => z.strictObject({ mean: positive(amount), shape: positive(plainAmount) }),
  law: ({ mean, shape }) => {
    const moment = (order: number): number => exp(logGamma(1 + order / shape));
    const logScale = log(mean) - logGamma(1 + 1 / shape);
    return {
      mean,
      variance: mean ** 2 * (moment(2) / moment(1) ** 2 - 1),
      cdf: (x) => (x <= 0 ? 0 : 1 - exp(-exp(shape * (log(x) - logScale)))),
      draw: (stream) => exp(logScale + log(stream.exponential()) / shape),
    };
  },
  example: { kind: "weibull", mean: 2, shape: 1.5 },
};
