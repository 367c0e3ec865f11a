import { invariant, type PolicyBook } from "@swiftline/core";
import { measureAll, type Period, periodKinds, type Report, type ReportKind, reports } from "@swiftline/core/reporting";
import { HOUR } from "@swiftline/core/time";
import type { Store } from "@swiftline/store";
import { invalid } from "./flags.ts";

/** Which report somebody wants, and of what. Dates are those of registration, both included. */
export interface WantedReport {
  readonly id: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Which period, for a report of one: as its kind writes it. */
  readonly period?: string | undefined;
  /** Only these sections; `figures` is the headline. */
  readonly only?: readonly string[] | undefined;
  /** Count anew from the log instead of reading the kept rollups. */
  readonly fromLog: boolean;
}

/**
 * Builds a report from a store. Open appeals are looked at as of the full hour after the last thing that was recorded, so that
 * the same log gives the same report whenever it is asked. Throws `flag/invalid` on a section that it does not have, and on a time that it does not take.
 */
export async function buildReport(wanted: WantedReport, store: Store, book: PolicyBook): Promise<Report> {
  const { id, from, to, only, fromLog } = wanted;
  const kind = reports.find((one) => one.id === id);
  invariant(kind, "only known reports are asked for");
  const period = periodOf(kind, wanted);
  const latest = (await store.latestAt()) ?? Date.now();
  const measures = fromLog ? await measureAll(store.facts(), book) : await store.measures(kind.rollups);
  return onlySections(kind.build({ measures, book, asOf: Math.ceil(latest / HOUR) * HOUR, from, to, period }), only);
}

/** The period that was asked for. Undefined where none was: then the report takes its own. */
function periodOf({ id, period: kindId }: ReportKind, { from, to, period: text }: WantedReport): Period | undefined {
  if (kindId === undefined) {
    if (text === undefined) return undefined;
    throw invalid(`the ${id} report is of no period`, "give --from and --to");
  }
  const { summary, example, parse } = periodKinds[kindId];
  const written = `write it as --period ${example}: ${summary}`;
  if (from !== undefined || to !== undefined) throw invalid(`the ${id} report takes neither --from nor --to`, written);
  if (text === undefined) return undefined;
  const period = parse(text);
  if (period === undefined) throw invalid(`${text} is no period of the ${id} report`, written);
  return period;
}

/** A report with only some of its sections. Throws `flag/invalid` on one that it does not have. */
export function onlySections(report: Report, wanted: readonly string[] | undefined): Report {
  if (wanted === undefined) return report;
  const known = ["figures", ...report.sections.map(({ id }) => id)];
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown !== undefined) throw invalid(`the report has no section ${unknown}`, `choose from ${known.join(", ")}`);
  return {
    ...report,
    figures: wanted.includes("figures") ? report.figures : [],
    sections: report.sections.filter(({ id }) => wanted.includes(id)),
  };
}
