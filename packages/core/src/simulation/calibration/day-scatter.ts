import { chiSquareAbove, chiSquarePoint } from "./chi-square.ts";
import type { ExpectedDay } from "./fit-arrivals.ts";

/** By how much days are busier or quieter than expected, beyond chance. */
export interface DayScatter {
  readonly days: number;
  readonly degrees: number;
  /** The squared deviations over what is expected, for each degree of freedom: 1 where contacts are Poisson. */
  readonly dispersion: number;
  /** That Poisson counts scatter so much. */
  readonly p: number;
  /** The variance of a day's own factor, whose mean is 1, with its 95 % interval. */
  readonly scv: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Tests the scatter of days and fits the variance of their factor: the one for which the deviations are what a negative binomial says,
 * after the parameters that were fitted are counted off. Undefined where there are not enough days.
 */
export function dayScatter(days: readonly ExpectedDay[], parameters: number): DayScatter | undefined {
  const degrees = days.length - parameters;
  if (days.length < FEWEST || degrees < 2) return undefined;
  const deviation = (scv: number): number =>
    days.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / (expected + scv * expected ** 2), 0);
  const squares = deviation(0);
  const scvFor = (wanted: number): number => (squares <= wanted ? 0 : rootOf((scv) => deviation(scv) - wanted));
  return {
    days: days.length,
    degrees,
    dispersion: squares / degrees,
    p: chiSquareAbove(squares, degrees),
    scv: scvFor(degrees),
    low: scvFor(chiSquarePoint(0.025, degrees)),
    high: scvFor(chiSquarePoint(0.975, degrees)),
  };
}

const FEWEST = 7;

/** Where a function that falls from above 0 crosses 0. */
function rootOf(falls: (x: number) => number): number {
  let [low, high] = [0, 1];
  while (falls(high) > 0 && high < 1e6) high *= 2;
  for (let halving = 0; halving < 80; halving++) {
    const middle = (low + high) / 2;
    if (falls(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
