import type { Distribution } from "../../chance/distributions/index.ts";
import { exp, log } from "../../chance/elementary.ts";
import { logGamma, upperGamma } from "../../chance/gamma-function.ts";
import { normalCdf } from "../../chance/normal.ts";

/** A distribution of one of the families. */
export type FamilyMember = Extract<Distribution, { readonly kind: "exponential" | "gamma" | "lognormal" | "weibull" }>;
export type ParameterName = "mean" | "scv" | "shape";

/** A kind of distribution that can be fitted to lengths; its parameters are all above 0. */
export interface Family {
  readonly kind: FamilyMember["kind"];
  readonly parameters: readonly ParameterName[];
  readonly start: (moments: { readonly mean: number; readonly scv: number }) => readonly number[];
  /** Logarithms of the density, and of the chance of lasting longer. */
  readonly law: (parameters: readonly number[]) => {
    readonly logDensity: (length: number) => number;
    readonly logSurvival: (length: number) => number;
  };
  readonly distribution: (parameters: readonly number[]) => FamilyMember;
}

/** The families in which lengths are looked for. A new one is one entry here. */
export const families: readonly Family[] = [
  {
    kind: "exponential",
    parameters: ["mean"],
    start: ({ mean }) => [mean],
    law: ([mean = 1]) => ({
      logDensity: (length) => -length / mean - log(mean),
      logSurvival: (length) => -length / mean,
    }),
    distribution: ([mean = 1]) => ({ kind: "exponential", mean }),
  },
  {
    kind: "lognormal",
    parameters: ["mean", "scv"],
    start: ({ mean, scv }) => [mean, scv],
    law: ([mean = 1, scv = 1]) => {
      const sigma = Math.sqrt(log(1 + scv));
      const mu = log(mean) - sigma ** 2 / 2;
      const constant = -log(sigma) - log(2 * Math.PI) / 2;
      return {
        logDensity: (length) => {
          const logarithm = log(length);
          return constant - logarithm - ((logarithm - mu) / sigma) ** 2 / 2;
        },
        logSurvival: (length) => log(Math.max(LEAST, normalCdf((mu - log(length)) / sigma))),
      };
    },
    distribution: ([mean = 1, scv = 1]) => ({ kind: "lognormal", mean, scv }),
  },
  {
    kind: "gamma",
    parameters: ["mean", "scv"],
    start: ({ mean, scv }) => [mean, Math.min(4, scv)],
    law: ([mean = 1, scv = 1]) => {
      const [shape, scale] = [1 / scv, mean * scv];
      const constant = -logGamma(shape) - shape * log(scale);
      return {
        logDensity: (length) => constant + (shape - 1) * log(length) - length / scale,
        logSurvival: (length) => log(Math.max(LEAST, upperGamma(shape, length / scale))),
      };
    },
    distribution: ([mean = 1, scv = 1]) => ({ kind: "gamma", mean, scv }),
  },
  {
    kind: "weibull",
    parameters: ["mean", "shape"],
    start: ({ mean, scv }) => [mean, Math.max(0.3, Math.min(5, 1 / Math.sqrt(scv)))],
    law: ([mean = 1, shape = 1]) => {
      const logScale = log(mean) - logGamma(1 + 1 / shape);
      const hazard = (length: number): number => exp(shape * (log(length) - logScale));
      return {
        logDensity: (length) => log(shape) - log(length) + shape * (log(length) - logScale) - hazard(length),
        logSurvival: (length) => -hazard(length),
      };
    },
    distribution: ([mean = 1, shape = 1]) => ({ kind: "weibull", mean, shape }),
  },
];

/** What is less likely than any length that was observed. */
const LEAST = 1e-300;
