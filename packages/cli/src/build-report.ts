import { invariant, type PolicyBook } from "@swiftline/core";
import {
  askedFor,
  askedPeriod,
  endOfLog,
  measureAll,
  onlySections,
  type Period,
  periodKinds,
  type Report,
  type ReportKind,
  reports,
} from "@swiftline/core/reporting";
import type { Scheme } from "@swiftline/core/satisfaction";
import type { Store } from "@swiftline/store";
import * as z from "zod";
import { invalid } from "./flags.ts";

/** Only these sections of a report; `figures` is the headline. */
export const OnlySections = z.array(z.string()).nullable();

/** A report of the registry, and of what somebody wants it. Dates are those of registration, both included. */
export const WantedReport = z.strictObject({
  kind: z.literal("report"),
  id: z.enum(reports.map(({ id }) => id)),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Which period, for a report of one: as its kind writes it. */
  period: z.string().nullable(),
  only: OnlySections,
  /** Count anew from the log instead of reading the kept rollups. */
  fromLog: z.boolean(),
});
export type WantedReport = z.infer<typeof WantedReport>;

/** A report, and the scheme by which it scores. */
export interface BuiltReport {
  readonly report: Report;
  readonly scheme: Scheme;
  /** The hash of the file in which the scheme was given; null for one of the city, or a published one. */
  readonly schemeHash: string | null;
}

/** Builds a report from a store. Throws `flag/invalid` on a section that it does not have, and on a time that it does not take. */
export async function buildReport(wanted: WantedReport, store: Store, book: PolicyBook): Promise<BuiltReport> {
  const kind = kindOf(wanted);
  const period = periodOf(kind, wanted);
  const measures = wanted.fromLog ? await measureAll(store.facts(), book) : await store.measures(kind.rollups);
  const [from, to] = [wanted.from ?? undefined, wanted.to ?? undefined];
  const question = { measures, book, asOf: await asOfLog(store), from, to, period };
  const scheme = kind.period === undefined ? book.scheme : askedFor(question, kind.period).scheme;
  return { report: withSections(kind.build(question), wanted.only), scheme, schemeHash: null };
}

/** When open appeals are looked at: at the end of the log, or now where nothing is recorded. */
export const asOfLog = async (store: Store): Promise<number> => endOfLog((await store.latestAt()) ?? Date.now());

/** A report with only some of its sections. Throws `flag/invalid` on one that it does not have. */
export function withSections(report: Report, wanted: z.infer<typeof OnlySections>): Report {
  if (wanted === null) return report;
  const cut = onlySections(report, wanted);
  if (cut.ok) return cut.value;
  const { unknown, known } = cut.reason;
  throw invalid(`the report has no section ${unknown.join(", ")}`, `choose from ${known.join(", ")}`);
}

function kindOf({ id }: WantedReport): ReportKind {
  const kind = reports.find((one) => one.id === id);
  invariant(kind, "only known reports are asked for");
  return kind;
}

/** The period that was asked for. Undefined where none was: then the report takes its own. */
function periodOf(kind: ReportKind, { from, to, period }: WantedReport): Period | undefined {
  const asked = askedPeriod(kind, {
    from: from ?? undefined,
    to: to ?? undefined,
    period: period ?? undefined,
  });
  if (asked.ok) return asked.value;
  const { id, period: kindOfPeriod = "day" } = kind;
  const { summary, example } = periodKinds[kindOfPeriod];
  const written = `write it as --period ${example}: ${summary}`;
  switch (asked.reason) {
    case "of-no-period":
      throw invalid(`the ${id} report is of no period`, "give --from and --to");
    case "of-no-dates":
      throw invalid(`the ${id} report takes neither --from nor --to`, written);
    case "no-such-period":
      throw invalid(`${period} is no period of the ${id} report`, written);
  }
}
