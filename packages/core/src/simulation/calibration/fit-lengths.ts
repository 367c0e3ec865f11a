import { exp, log } from "../../chance/elementary.ts";
import { type Family, type FamilyMember, families, type ParameterName } from "./families.ts";
import { type Grouped, groupedLengths, type LengthSample, type ObservedLength, sampleOf } from "./grouped-lengths.ts";
import { likeliest } from "./likeliest.ts";

/** One kind of distribution as it fits best. */
export interface FittedLengths {
  readonly distribution: FamilyMember;
  readonly logLikelihood: number;
  /** Akaike's criterion: the lower, the better. */
  readonly aic: number;
  /** Each parameter of the distribution, with its 95 % interval where the records bear one. */
  readonly parameters: readonly FittedParameter[];
}

export interface FittedParameter {
  readonly name: ParameterName;
  readonly estimate: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * Fits every family of lengths by maximum likelihood, the best first by Akaike's criterion. Lengths that were cut off count by the
 * chance of lasting longer. A length of 0 is one that was too short for its clock: shorter than the shortest above 0. None
 * is fitted to fewer than two different lengths that ended.
 */
export const fitLengths = (observed: readonly ObservedLength[]): readonly FittedLengths[] =>
  fitSample(sampleOf(observed));

/** The same, of lengths that were sorted already. */
export function fitSample(sample: LengthSample): readonly FittedLengths[] {
  const grouped = groupedLengths(sample);
  if (grouped.ended.values.length < 2) return [];
  return families.map((family) => fitFamily(family, grouped)).toSorted((one, other) => one.aic - other.aic);
}

/** Fits one family. */
export function fitFamily(family: Family, grouped: Grouped): FittedLengths {
  const start = family.start(startOf(grouped)).map(log);
  const top = likeliest((at) => logLikelihood(family, grouped, at.map(exp)), start);
  const values = top.at.map(exp);
  return {
    distribution: family.distribution(values),
    logLikelihood: top.logLikelihood,
    aic: 2 * start.length - 2 * top.logLikelihood,
    parameters: family.parameters.map((name, place) => {
      const estimate = values[place] as number;
      const width = 1.959964 * Math.sqrt(top.covariance?.[place]?.[place] ?? Number.NaN);
      const bounded = Number.isFinite(width) && width < 20;
      return {
        name,
        estimate,
        low: bounded ? estimate * exp(-width) : undefined,
        high: bounded ? estimate * exp(width) : undefined,
      };
    }),
  };
}

function logLikelihood(
  family: Family,
  { ended, cut, instant, shortest }: Grouped,
  parameters: readonly number[],
): number {
  const { logDensity, logSurvival } = family.law(parameters);
  let sum = 0;
  for (const [place, length] of ended.values.entries()) sum += (ended.counts[place] as number) * logDensity(length);
  for (const [place, length] of cut.values.entries()) sum += (cut.counts[place] as number) * logSurvival(length);
  if (instant > 0) sum += instant * log(Math.max(1e-300, 1 - exp(logSurvival(shortest))));
  return sum;
}

/** Where to begin: as if lengths that were cut off had passed at the rate of the others. */
function startOf({ ended, cut, instant }: Grouped): { readonly mean: number; readonly scv: number } {
  let [total, count, logs, squares] = [0, instant, 0, 0];
  for (const [place, length] of ended.values.entries()) {
    const times = ended.counts[place] as number;
    total += times * length;
    count += times;
    logs += times * log(length);
    squares += times * log(length) ** 2;
  }
  for (const [place, length] of cut.values.entries()) total += (cut.counts[place] as number) * length;
  const variance = squares / count - (logs / count) ** 2;
  return { mean: total / count, scv: Math.min(50, Math.max(0.01, exp(Math.min(4, variance)) - 1)) };
}
