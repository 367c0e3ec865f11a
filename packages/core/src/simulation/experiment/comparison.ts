import { isShare, type Measure } from "./design.ts";
import { cutTo, type Estimate } from "./estimate.ts";
import { holmAdjusted } from "./holm.ts";
import { differencesOf, pairedInterval, type Values } from "./paired-interval.ts";
import { signTest } from "./sign-test.ts";
import { studentTail } from "./student-t.ts";

/** What a comparison shows of a point: less than the baseline, more, the very same in every replication, or nothing. */
export type Finding = "less" | "more" | "same" | "no-difference-shown";

/** How a measure at a point differs from the baseline, replication by replication on the same random numbers. */
export interface Comparison {
  readonly measure: Measure;
  readonly point: string;
  readonly baseline: string;
  /** Of the point less the baseline. Undefined where fewer than two replications have both. */
  readonly difference: Estimate | undefined;
  /** The probability of so great a difference if there were none, two-sided, of this comparison alone. */
  readonly p: number;
  /** The same by Holm's rule over all comparisons of the experiment. */
  readonly adjustedP: number;
  /** Whether it is shown at the experiment's level, by the adjusted p. */
  readonly finding: Finding;
}

/** What is compared: the values of a measure at a point and at the baseline. */
export type Compared = Pick<Comparison, "measure" | "point" | "baseline"> & {
  readonly values: Values;
  readonly baselineValues: Values;
};

/** All comparisons of an experiment; together they claim a difference that is not there with probability at most 1 − level. */
export function compare(all: readonly Compared[], level: number): readonly Comparison[] {
  const alone = all.map(({ values, baselineValues, ...names }) => {
    const differences = differencesOf(values, baselineValues);
    const difference = differenceOf(names.measure, pairedInterval(values, baselineValues, level));
    const isSame = difference !== undefined && differences.every((one) => one === 0);
    return { ...names, difference, isSame, p: pValueOf(names.measure, differences, difference) };
  });
  const adjusted = holmAdjusted(alone.map(({ p }) => p));
  return alone.map(({ isSame, ...one }, at) => {
    const adjustedP = adjusted[at] as number;
    const isShown = adjustedP <= 1 - level && one.difference !== undefined;
    const direction = (one.difference?.mean ?? 0) < 0 ? "less" : "more";
    return { ...one, adjustedP, finding: isSame ? "same" : isShown ? direction : "no-difference-shown" };
  });
}

/**
 * 1 where nothing can be said or nothing differs. The exact test is taken of a share, as ones and zeros are far from normal, and of
 * differences that are all the same, which do not show how much they vary.
 */
function pValueOf({ kind }: Measure, differences: readonly number[], difference: Estimate | undefined): number {
  if (difference === undefined || difference.mean === 0) return 1;
  if (kind === "share" || difference.halfWidth === Number.POSITIVE_INFINITY)
    return signTest(differences.filter((one) => one < 0).length, differences.filter((one) => one > 0).length);
  const { mean, sd, n } = difference;
  return studentTail((mean / sd) * Math.sqrt(n), n - 1);
}

/** Shares differ by no more than the whole. */
const differenceOf = (measure: Measure, difference: Estimate | undefined): Estimate | undefined =>
  isShare(measure) && difference !== undefined && difference.halfWidth < Number.POSITIVE_INFINITY
    ? cutTo(difference, { least: -1, most: 1 })
    : difference;
