import { HOUR } from "../../../time/duration.ts";
import { type Counted, counted } from "../../counted.ts";
import { durationBins, quantile } from "../../duration-bins.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { limits, running } from "../../rollups/limits.ts";
import { settling, settlingBins } from "../../rollups/settling.ts";
import { shareOf, tableOf } from "../../table-of.ts";

/** The open clocks of the question, told apart by whether their limit has passed at `asOf`. */
export function openClocks(
  question: ReportQuestion,
  dimension: "policy" | "agency",
): ReadonlyMap<string, { readonly open: number; readonly overdue: number }> {
  const now = question.asOf / HOUR;
  return new Map(
    [...counted(question, running).by(dimension)].map(([key, sums]) => {
      const overdue = [...sums.by("due-hour")].reduce(
        (sum, [hour, due]) => sum + (Number(hour) < now ? due.total("open") : 0),
        0,
      );
      return [key, { open: sums.total("open"), overdue }];
    }),
  );
}

/** The time within which this share of the settled appeals was settled; null where none was. */
export function settledWithin(share: number, times: Counted | undefined): number | null {
  const buckets = [...(times?.by("bucket") ?? [])].map(
    ([bucket, sums]) => [Number(bucket), sums.total("settled")] as const,
  );
  return quantile(new Map(buckets), share) ?? null;
}

/** Kept limits by policy. What is open and past its limit counts as late: nobody wins by not answering. */
export function byPolicy(question: ReportQuestion): ReportSection {
  const { book } = question;
  const settled = counted(question, limits).by("policy");
  const open = openClocks(question, "policy");
  const times = counted(question, settling).by("policy");
  const allIllustrative = [...book.policies.values()].every((policy) => policy.illustrative);
  const rows = [...book.policies.values()].flatMap(({ id, name, illustrative }) => {
    const inTime = settled.get(id)?.total("in-time") ?? 0;
    const late = settled.get(id)?.total("late") ?? 0;
    const { open: running, overdue } = open.get(id) ?? { open: 0, overdue: 0 };
    if (inTime + late + running === 0) return [];
    return [
      {
        policy: illustrative && !allIllustrative ? `${name} (illustrative)` : name,
        inTime,
        late,
        overdue,
        running: running - overdue,
        share: shareOf(inTime, inTime + late + overdue),
        median: settledWithin(0.5, times.get(id)),
        ninth: settledWithin(0.9, times.get(id)),
      },
    ];
  });
  return {
    id: "limits",
    title: "On time, by limit",
    note: "On time = settled in time / (settled in time + settled late + open and overdue). Appeals whose limit still runs are in neither. Median and 90 % are of settled appeals, from registration, to about 2 %.",
    table: tableOf(
      {
        policy: ["Limit", "text"],
        inTime: ["In time", "count"],
        late: ["Late", "count"],
        overdue: ["Open, overdue", "count"],
        running: ["Open, in time", "count"],
        share: ["On time", "share"],
        median: ["Median", "duration"],
        ninth: ["90 %", "duration"],
      },
      rows.toSorted((a, b) => b.inTime + b.late - a.inTime - a.late),
    ),
    chart: {
      kind: "stacked-bars",
      series: ["inTime", "late", "overdue", "running"],
      says: "For each limit: settled in time, settled late, open and overdue, open and in time.",
    },
  };
}

/** How long it took to settle, as a distribution. */
export function timeToSettle(question: ReportQuestion): ReportSection {
  const bins = counted(question, settlingBins);
  const all = bins.total("settled");
  const byBin = bins.by("bin");
  let passed = 0;
  const rows = durationBins.map(({ label }, bin) => {
    const settled = byBin.get(String(bin))?.total("settled") ?? 0;
    passed += settled;
    return { took: label, settled, share: shareOf(settled, all), cumulative: shareOf(passed, all) };
  });
  return {
    id: "time-to-settle",
    title: "Time to settle",
    note: "From registration to the result, or to the end where none was reported; settled appeals only.",
    table: tableOf(
      {
        took: ["Took", "text"],
        settled: ["Settled", "count"],
        share: ["Share", "share"],
        cumulative: ["Up to here", "share"],
      },
      rows,
    ),
    chart: { kind: "columns", series: ["settled"], says: "How many appeals were settled within each span of time." },
  };
}
