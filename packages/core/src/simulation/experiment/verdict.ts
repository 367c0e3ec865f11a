import type { Comparison } from "./comparison.ts";
import { isShare } from "./design.ts";
import type { Estimate } from "./estimate.ts";
import { roundedLike } from "./rounded.ts";

/**
 * A comparison in a sentence, with its difference and the interval of that: the numbers are rounded as the interval is wide, and
 * those of shares are percentage points.
 */
export function verdict(comparison: Comparison): string {
  const { measure, point, baseline, finding } = comparison;
  const { name, words = { less: `has less ${name}`, more: `has more ${name}` } } = measure;
  const unit = isShare(measure) ? "points" : (measure.unit ?? "");
  const difference = isShare(measure) ? inPoints(comparison.difference) : comparison.difference;
  if (difference === undefined) return `nothing to compare: ${point} and ${baseline} share too few values of ${name}`;
  if (finding === "same") return `${point} and ${baseline} have the same ${name} in all ${difference.n} replications`;
  const inUnit = (value: number): string => `${roundedLike(difference, value)}${unit && ` ${unit}`}`;
  if (finding === "no-difference-shown") {
    const told = `${name} of ${point} less ${baseline} is ${inUnit(difference.mean)}`;
    return `no difference shown: ${told}, ${between(difference, 1)}${doubtOf(comparison)}`;
  }
  const sign = finding === "less" ? -1 : 1;
  return `${point} ${words[finding]}: ${inUnit(sign * difference.mean)} ${finding}, ${between(difference, sign)}`;
}

function inPoints(difference: Estimate | undefined): Estimate | undefined {
  if (difference === undefined) return undefined;
  const { mean, sd, halfWidth, low, high } = difference;
  return {
    ...difference,
    mean: 100 * mean,
    sd: 100 * sd,
    halfWidth: 100 * halfWidth,
    low: 100 * low,
    high: 100 * high,
  };
}

/** The interval, turned over where the difference is told as so much less. */
function between(difference: Estimate, sign: 1 | -1): string {
  const { low, high, level, halfWidth, n } = difference;
  if (halfWidth === Number.POSITIVE_INFINITY) return `in each of ${n} replications`;
  const [from, to] = sign === 1 ? [low, high] : [-high, -low];
  const percent = Number((100 * level).toPrecision(6));
  return `${percent} % between ${roundedLike(difference, from)} and ${roundedLike(difference, to)}`;
}

/** Why an interval without 0 shows nothing: one of several comparisons may come out so by chance, or there are few replications. */
const doubtOf = ({ difference, adjustedP }: Comparison): string =>
  difference !== undefined && (difference.low > 0 || difference.high < 0)
    ? `, but p over all comparisons is ${Number(adjustedP.toPrecision(2))}`
    : "";
