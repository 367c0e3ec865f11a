import { firstAbove } from "../../chance/first-above.ts";
import { normalQuantile } from "../../chance/normal.ts";

/** How many of those who began have not ended, as time passes: the estimate of Kaplan and Meier (1958). */
export interface SurvivalCurve {
  /** How many lengths were observed, and how many of them ended. */
  readonly records: number;
  readonly ended: number;
  /** The lengths at which any ended, rising. */
  readonly at: Float64Array;
  /** How many were there right before, and the part that has not ended right after. */
  readonly atRisk: Float64Array;
  readonly survival: Float64Array;
  /** The sum of Greenwood (1926): the variance of the survival over its square. */
  readonly greenwood: Float64Array;
  /** The longest length that was observed, ended or not; the curve says nothing beyond it. */
  readonly longest: number;
}

/** Times of which some only say that it takes longer. A time that was cut off counts as still there when others end at the same time. */
export function kaplanMeier(times: Float64Array | readonly number[], ended: readonly boolean[]): SurvivalCurve {
  const [over, cut] = [true, false].map((wanted) =>
    Float64Array.from(times.filter((_: number, place: number) => ended[place] === wanted)).sort(),
  ) as [Float64Array, Float64Array];
  return survivalOf(over, cut);
}

/** The same, from the lengths that ended and those that were cut off, each rising. */
export function survivalOf(over: Float64Array, cut: Float64Array): SurvivalCurve {
  const [at, atRisk, survival, greenwood]: [number[], number[], number[], number[]] = [[], [], [], []];
  let [part, sum, gone] = [1, 0, 0];
  for (let place = 0; place < over.length; ) {
    const time = over[place] as number;
    let next = place;
    while (over[next] === time) next++;
    while ((cut[gone] ?? Number.POSITIVE_INFINITY) < time) gone++;
    const [present, ending] = [over.length - place + cut.length - gone, next - place];
    part *= 1 - ending / present;
    sum += ending / (present * (present - ending));
    at.push(time);
    atRisk.push(present);
    survival.push(part);
    greenwood.push(sum);
    place = next;
  }
  return {
    records: over.length + cut.length,
    ended: over.length,
    at: Float64Array.from(at),
    atRisk: Float64Array.from(atRisk),
    survival: Float64Array.from(survival),
    greenwood: Float64Array.from(greenwood),
    longest: Math.max(over.at(-1) ?? 0, cut.at(-1) ?? 0),
  };
}

/** The part that has not ended at `time`, with its 95 % interval on the log-log scale, which keeps it between 0 and 1. */
export function survivalAt(
  curve: SurvivalCurve,
  time: number,
): { readonly share: number; readonly low: number; readonly high: number } {
  const step = firstAbove(curve.at, time) - 1;
  const share = step < 0 ? 1 : (curve.survival[step] as number);
  if (share === 1 || share === 0) return { share, low: share, high: share };
  const logarithm = Math.log(share);
  const spread = (normalQuantile(0.975) * Math.sqrt(curve.greenwood[step] as number)) / logarithm;
  return { share, low: share ** Math.exp(-spread), high: share ** Math.exp(spread) };
}

/** The first length by which a part `p` has ended. Undefined where the curve does not come so far. */
export function survivalQuantile({ at, survival }: SurvivalCurve, p: number): number | undefined {
  const step = survival.findIndex((share) => share <= 1 - p + 1e-12);
  return at[step];
}

/** The mean of what lies below `until`: the area under the curve up to there. */
export function restrictedMean({ at, survival }: SurvivalCurve, until: number): number {
  let [area, share, from] = [0, 1, 0];
  for (const [step, time] of at.entries()) {
    if (time >= until) break;
    area += share * (time - from);
    [share, from] = [survival[step] as number, time];
  }
  return area + share * Math.max(0, until - from);
}
