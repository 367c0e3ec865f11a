import * as z from "zod";
import { exp, log } from "../elementary.ts";
import { normalCdf, standardNormal, standardNormals } from "../normal.ts";
import { type DistributionKind, plainAmount, positive } from "./distribution-kind.ts";

export interface Lognormal {
  readonly kind: "lognormal";
  readonly mean: number;
  /** The variance over the square of the mean. */
  readonly scv: number;
}

export const lognormal: DistributionKind<Lognormal> = {
  kind: "lognormal",
  summary: "its logarithm is normal: what talks and repairs usually look like",
  monotone: true,
  form: (amount) => z.strictObject({ mean: positive(amount), scv: positive(plainAmount) }),
  law: ({ mean, scv }) => {
    const sigma = Math.sqrt(log(1 + scv));
    const mu = log(mean) - sigma ** 2 / 2;
    return {
      mean,
      variance: scv * mean ** 2,
      cdf: (x) => (x <= 0 ? 0 : normalCdf((log(x) - mu) / sigma)),
      draw: (stream) => exp(mu + sigma * standardNormal(stream)),
      fill: (stream, block) => {
        standardNormals(stream, block);
        for (let at = 0; at < block.length; at++) block[at] = exp(mu + sigma * (block[at] as number));
      },
    };
  },
  example: { kind: "lognormal", mean: 4, scv: 0.9 },
};
