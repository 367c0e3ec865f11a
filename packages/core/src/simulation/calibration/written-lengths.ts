import { formatDuration, MINUTE, SECOND } from "../../time/duration.ts";
import type { FittedLengths } from "./fit-lengths.ts";
import { significant } from "./fitted-value.ts";

/** A fitted distribution of times as a scenario writes it: `{ lognormal: { mean: 5h 12m, scv: 1.43 } }`. */
export function writtenLengths({ kind, ...parameters }: FittedLengths["distribution"]): unknown {
  const written = Object.entries(parameters).map(([name, value]) => [
    name,
    name === "mean" ? writtenTime(value as number) : significant(value as number, 4),
  ]);
  return { [kind]: Object.fromEntries(written) };
}

/** A time to about a thousandth of itself. */
export function writtenTime(milliseconds: number): string {
  const unit = milliseconds >= 1000 * MINUTE ? MINUTE : milliseconds >= 1000 * SECOND ? SECOND : 1;
  return formatDuration(Math.max(1, Math.round(milliseconds / unit) * unit));
}
