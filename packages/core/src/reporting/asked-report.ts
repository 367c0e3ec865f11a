import { no, ok, type Result } from "../result.ts";
import { HOUR } from "../time/duration.ts";
import type { Report, ReportKind } from "./report.ts";
import { type Period, periodKinds } from "./scores/periods.ts";

/** Of which time somebody wants a report: dates of registration, both included, or a period as its kind writes it. */
interface AskedTime {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly period: string | undefined;
}

/** The report is of any dates and of no period; it is of a period and of no other dates; or this names no period of its kind. */
export type AskedWrongly = "of-no-period" | "of-no-dates" | "no-such-period";

/** The period that a report is asked for. Undefined where none is: then it takes the dates, or the last period that is over. */
export function askedPeriod(
  { period: kind }: Pick<ReportKind, "period">,
  { from, to, period }: AskedTime,
): Result<Period | undefined, AskedWrongly> {
  if (kind === undefined) return period === undefined ? ok(undefined) : no("of-no-period");
  if (from !== undefined || to !== undefined) return no("of-no-dates");
  if (period === undefined) return ok(undefined);
  const found = periodKinds[kind].parse(period);
  return found === undefined ? no("no-such-period") : ok(found);
}

/**
 * When open appeals are looked at: the full hour after the last thing that was recorded, so that the same log gives the same report
 * whenever it is asked.
 */
export const endOfLog = (latestAt: number): number => Math.ceil(latestAt / HOUR) * HOUR;

/** Sections that a report does not have, and those that it has. */
interface UnknownSections {
  readonly unknown: readonly string[];
  readonly known: readonly string[];
}

/** A report with only some of its sections; `figures` is the headline. */
export function onlySections(report: Report, wanted: readonly string[]): Result<Report, UnknownSections> {
  const known = ["figures", ...report.sections.map(({ id }) => id)];
  const unknown = wanted.filter((id) => !known.includes(id));
  if (unknown.length > 0) return no({ unknown, known });
  return ok({
    ...report,
    figures: wanted.includes("figures") ? report.figures : [],
    sections: report.sections.filter(({ id }) => wanted.includes(id)),
  });
}
