import type { Report } from "@swiftline/core/reporting";
import { parseDate, yearMonthDayOf } from "@swiftline/core/time";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const parts = (date: string) => {
  const parsed = parseDate(date);
  return parsed === undefined ? undefined : yearMonthDayOf(parsed);
};

/** `2026-04-11` as `11 April 2026`; what is no date stays as it is. */
export function spokenDate(date: string): string {
  const read = parts(date);
  return read === undefined ? date : `${read.day} ${months[read.month - 1]} ${read.year}`;
}

/** `2026-04-11` as `11 Apr`, for the axis of a chart. */
export function shortDate(date: string): string {
  const read = parts(date);
  return read === undefined ? date : `${read.day} ${months[read.month - 1]?.slice(0, 3)}`;
}

/** The dates from one to another, both included: `11 April to 23 May 2026`. */
function spokenPeriod(from: string, to: string): string {
  if (from === "" && to === "") return "none";
  if (from === to) return spokenDate(from);
  const [first, last] = [parts(from), parts(to)];
  const start = spokenDate(from);
  const sameYear = first !== undefined && first.year === last?.year;
  return `${sameYear ? start.slice(0, -String(first.year).length - 1) : start} to ${spokenDate(to)}`;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** `2026-05-23T04:00:00-04:00` as `23 May 2026, 04:00 (UTC−04:00)`. */
export function spokenMoment(moment: string): string {
  const [, date, time, offset] = MOMENT.exec(moment) ?? [];
  if (date === undefined || time === undefined || offset === undefined) return moment;
  const zone = offset === "Z" ? "UTC" : `UTC${offset.replace("-", "−")}`;
  return `${spokenDate(date)}, ${time} (${zone})`;
}

/** Of which appeals a report tells: its period in words, or its dates. */
export const spokenSpan = ({ from, to, period }: Pick<Report, "from" | "to" | "period">): string =>
  period?.replaceAll(/\d{4}-\d{2}-\d{2}/g, spokenDate) ?? spokenPeriod(from, to);
