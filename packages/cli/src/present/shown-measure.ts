import { formatValue } from "@swiftline/core/reporting";
import { type Estimate, isAlike, isShare, type Measure } from "@swiftline/core/simulation/experiment";

interface Estimated {
  readonly measure: Measure;
  readonly estimate: Estimate | undefined;
}

/**
 * A mean and its interval in cells: shares in percent, all else to the digits that the interval leaves to be known. Where all values
 * are the same, which shows nothing of how much they vary, that is said in place of an interval.
 */
export function shownMeasure({ measure, estimate }: Estimated): readonly [mean: string, interval: string] {
  if (estimate === undefined) return ["–", "–"];
  const shown = (value: number): string =>
    isShare(measure) ? formatValue(value, "share") : inUnit(rounded(value, estimate), measure);
  return [shown(estimate.mean), shownInterval(estimate, shown)];
}

/** The same of a difference: with its sign, that of shares in points. */
export function shownDifference({ measure, estimate }: Estimated): readonly [mean: string, interval: string] {
  if (estimate === undefined) return ["–", "–"];
  const shown = (value: number): string =>
    isShare(measure) ? formatValue(value, "points") : inUnit(signed(rounded(value, estimate)), measure);
  return [shown(estimate.mean), shownInterval(estimate, shown)];
}

const shownInterval = (estimate: Estimate, shown: (value: number) => string): string =>
  isSame(estimate) ? `the same in all ${estimate.n}` : `${shown(estimate.low)} to ${shown(estimate.high)}`;

/** The interval of differences that are all the same, and not 0, has no ends. */
const isSame = (estimate: Estimate): boolean => isAlike(estimate) || estimate.halfWidth === Number.POSITIVE_INFINITY;

/** A bound on a measure, as it was asked for. */
export const shownBound = (bound: number, measure: Measure): string =>
  isShare(measure) ? `${Number((100 * bound).toPrecision(6))} %` : inUnit(String(bound), measure);

/** A mean in a cell, with as many more digits as it takes to tell it from a bound. */
export function shownBeside(bound: number, { measure, estimate }: Estimated): string {
  if (estimate === undefined) return "–";
  const scale = isShare(measure) ? 100 : 1;
  const isAlikeIn = (places: number): boolean =>
    (scale * estimate.mean).toFixed(places) === (scale * bound).toFixed(places);
  let places = isShare(measure) ? 1 : placesOf(estimate);
  while (places < MOST_PLACES && isAlikeIn(places)) places++;
  const text = inPlaces(scale * estimate.mean, places);
  return isShare(measure) ? `${text} %` : inUnit(text, measure);
}

const MOST_PLACES = 12;

const inUnit = (text: string, { unit }: Measure): string => (unit === undefined ? text : `${text} ${unit}`);

const rounded = (value: number, estimate: Estimate): string => inPlaces(value, placesOf(estimate));

/** Two digits of the interval's half-width are told, but no more than three places. */
function placesOf(estimate: Estimate): number {
  const size = isSame(estimate) ? Math.abs(estimate.mean) : estimate.halfWidth;
  return size > 0 ? Math.min(3, Math.max(0, 1 - Math.floor(Math.log10(size)))) : 0;
}

const inPlaces = (value: number, places: number): string =>
  value.toLocaleString("en", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    signDisplay: "negative",
  });

const signed = (text: string): string => (text.startsWith("-") || /^[0.]*$/.test(text) ? text : `+${text}`);
