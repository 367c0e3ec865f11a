import { lawOf } from "../../chance/distributions/index.ts";
import { type RandomStream, randomStream } from "../../chance/random.ts";
import { families } from "./families.ts";
import { type FittedLengths, fitFamily } from "./fit-lengths.ts";
import { groupedLengths, type LengthSample } from "./grouped-lengths.ts";
import { type SurvivalCurve, survivalOf } from "./kaplan-meier.ts";

/** How well a distribution says what was observed. */
export interface LengthTest {
  /** Kolmogorov's distance: by how much the part that has ended differs at most from what the distribution says. */
  readonly distance: number;
  /** The chance of so great a distance were it true, its parameters fitted anew to each of so many samples. */
  readonly p: number;
  /** How many lengths were tested: of more, so many were drawn. */
  readonly tested: number;
}

const SAMPLES = 99;
/** Of many records a test rejects every smooth curve; this many show whether one is wrong by more than a few parts in a hundred. */
const TESTED = 250;

/**
 * Tests a fit by Kolmogorov's distance from the curve of Kaplan and Meier. Its parameters were fitted to the same lengths, so the chance is that of a parametric
 * bootstrap which fits them anew to each sample; lengths are cut off in it as they were in the records.
 */
export function lengthTest(sample: LengthSample, fit: FittedLengths, seed: string): LengthTest {
  const stream = randomStream(seed);
  const few = thinned(sample, stream);
  const family = families.find(({ kind }) => kind === fit.distribution.kind) as (typeof families)[number];
  const refitted = (lengths: LengthSample) => fitFamily(family, groupedLengths(lengths)).distribution;
  const distance = distanceOf(curveOf(sample), fit.distribution);
  const own = refitted(few);
  const seen = distanceOf(curveOf(few), own);
  const law = lawOf(own);
  const cutoff = cutoffs(few, stream);
  let above = 0;
  for (let repetition = 0; repetition < SAMPLES; repetition++) {
    const [over, cut]: [number[], number[]] = [[], []];
    for (let one = few.over.length + few.cut.length; one > 0; one--) {
      const [length, end] = [law.draw(stream), cutoff()];
      if (length <= end) over.push(length);
      else cut.push(end);
    }
    if (over.length < 2) continue;
    if (distanceOf(curveOf({ over, cut }), refitted({ over, cut })) >= seen) above++;
  }
  return { distance, p: (above + 1) / (SAMPLES + 1), tested: few.over.length + few.cut.length };
}

export const curveOf = ({ over, cut }: LengthSample): SurvivalCurve =>
  survivalOf(Float64Array.from(over).sort(), Float64Array.from(cut).sort());

/** The greatest distance between a curve and a distribution, up to the longest length of which the curve says anything. */
export function distanceOf({ at, survival }: SurvivalCurve, distribution: FittedLengths["distribution"]): number {
  const { cdf } = lawOf(distribution);
  let [farthest, before] = [0, 0];
  for (const [step, length] of at.entries()) {
    const [said, after] = [cdf(length), 1 - (survival[step] as number)];
    farthest = Math.max(farthest, Math.abs(said - before), Math.abs(said - after));
    before = after;
  }
  return farthest;
}

function thinned({ over, cut }: LengthSample, stream: RandomStream): LengthSample {
  const share = Math.min(1, TESTED / (over.length + cut.length));
  const some = (lengths: readonly number[]) => lengths.filter(() => share === 1 || stream.uniform() < share);
  const few = { over: some(over), cut: some(cut) };
  return few.over.length < 2 ? { over, cut } : few;
}

/** Draws when a length would be cut off: by the curve of Kaplan and Meier in which ends and cuts have changed places. */
function cutoffs({ over, cut }: LengthSample, stream: RandomStream): () => number {
  const { at, survival } = curveOf({ over: cut, cut: over });
  return () => {
    const left = stream.uniform();
    const step = survival.findIndex((share) => share <= left);
    return at[step] ?? Number.POSITIVE_INFINITY;
  };
}
