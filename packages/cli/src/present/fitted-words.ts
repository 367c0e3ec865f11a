import type { Estimated, FitTest } from "@swiftline/core/simulation/calibration";
import { formatDuration } from "@swiftline/core/time";

/** `mean 5h 12m to 5h 40m`. */
export const estimateWords = (estimated: Estimated): string => `${estimated.name} ${intervalWords(estimated)}`;

/** `5h 12m to 5h 40m`. */
export const intervalWords = ({ unit, low, high }: Estimated): string =>
  low === undefined || high === undefined
    ? "without bounds"
    : `${amountWords(low, unit)} to ${amountWords(high, unit)}`;

export function amountWords(amount: number, unit: Estimated["unit"]): string {
  if (unit === "time") return formatDuration(Math.round(amount / 1000) * 1000, 2);
  if (unit === "share") return `${(100 * amount).toFixed(1)} %`;
  if (unit === "rate") return `${amount.toFixed(1)}/day`;
  return String(Number(amount.toPrecision(3)));
}

/** What the number is that stands before the chance. */
const statistics: Readonly<Record<FitTest["name"], string>> = {
  kolmogorov: "distance",
  "chi-square flat": "flat? χ²",
  dispersion: "Poisson? χ²",
  "hosmer-lemeshow": "groups χ²",
};

/** `distance 0.014, p 0.58 of 250 drawn`. */
export function testWords({ name, statistic, degrees, p, tested }: FitTest): string {
  const of = degrees === undefined ? "" : `(${degrees})`;
  const chance = p < 0.001 ? "p < 0.001" : `p ${p.toFixed(p < 0.1 ? 3 : 2)}`;
  const drawn = tested === undefined ? "" : ` of ${tested} drawn`;
  return `${statistics[name]}${of} ${Number(statistic.toPrecision(3))}, ${chance}${drawn}`;
}
