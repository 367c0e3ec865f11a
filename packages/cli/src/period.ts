import { parseDate, startOfDate, type Zone } from "@swiftline/core/time";
import { invalid } from "./flags.ts";

/** Moments at or after `from` and before `before`; open where undefined. */
export interface Period {
  readonly from: number | undefined;
  readonly before: number | undefined;
}

/** Both dates of a period included. Throws `flag/invalid` where the second is before the first. */
export function orderedDates({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  if (from !== undefined && to !== undefined && from > to)
    throw invalid(`--from ${from} is after --to ${to}`, "exchange them");
  return (zone: Zone): Period => ({ from: startOf(from, zone), before: startOf(to, zone, 1) });
}

/** When a date, or the date so many days behind it, begins in the city. */
function startOf(date: string | undefined, zone: Zone, later = 0): number | undefined {
  const civil = date === undefined ? undefined : parseDate(date);
  return civil === undefined ? undefined : startOfDate(zone, civil + later);
}
