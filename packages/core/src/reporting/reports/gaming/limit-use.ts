import { type Counted, counted } from "../../counted.ts";
import { formatValue } from "../../formats/value.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { LIMIT_BINS, limitUse } from "../../rollups/conduct.ts";
import { shareOf, tableOf } from "../../table-of.ts";
import { bunchingOf } from "./bunching.ts";
import { type Check, type Compared, LEAST_CASES, tooFew } from "./check.ts";

/** Results in time, by the bin of the time to the limit. */
export const binsOf = (results: Counted | undefined): readonly number[] => {
  const byBin = results?.by("bin") ?? new Map<string, Counted>();
  return Array.from({ length: LIMIT_BINS }, (_, bin) => byBin.get(String(bin))?.total("results") ?? 0);
};

export const sumOf = (bins: readonly number[]): number => bins.reduce((sum, results) => sum + results, 0);

/** Whether an agency's results heap up right before the limit, against its own bins before that. */
export function bunchingCheck(question: ReportQuestion): Check {
  const rows = [...counted(question, limitUse).by("agency")].map(([agency, results]): Compared => {
    const bins = binsOf(results);
    const [whole, bunching] = [sumOf(bins), bunchingOf(bins)];
    const enough = whole >= LEAST_CASES && bunching !== undefined;
    const last = bins.at(-1) ?? 0;
    return {
      who: agency,
      cells: {
        agency,
        whole,
        last,
        expected: bunching === undefined ? null : Math.round(bunching.expected),
      },
      shown: `${formatValue(last, "count")} where ${formatValue(Math.round(bunching?.expected ?? 0), "count")} would follow from the bins before`,
      ruling: enough
        ? { chance: bunching.chance }
        : { silent: whole < LEAST_CASES ? tooFew() : "too few near the limit" },
    };
  });
  return {
    id: "bunching",
    title: "Results heaped up before the limit",
    note: "Results in time by how much of the time to the limit was used, in bins of 5 %: those in the last bin, and how many would be there if the growth over the six bins before went on.",
    columns: {
      agency: ["Agency", "text"],
      whole: ["Results in time", "count"],
      last: ["In the last 5 %", "count"],
      expected: ["Expected there", "count"],
    },
    unlike: "more in the last bin than the bins before lead one to expect",
    rows: rows.filter(({ cells }) => cells.whole !== 0),
  };
}

/** When results are reported, as a share of the time to their limit; all agencies together. */
export function limitUseSection(question: ReportQuestion): ReportSection {
  const results = counted(question, limitUse);
  const [bins, all] = [binsOf(results), results.total("results")];
  const label = (bin: number): string => `${bin * (100 / LIMIT_BINS)} to ${(bin + 1) * (100 / LIMIT_BINS)} %`;
  const rows = [...bins.map((number, bin) => [label(bin), number] as const), ["late", all - sumOf(bins)] as const];
  return {
    id: "limit-use",
    title: "Time to the limit used when results are reported",
    note: "By open time where the limit counts by a calendar. Results without a limit, and those reported while the clock stood still, are in none.",
    table: tableOf(
      { used: ["Used", "text"], results: ["Results", "count"], share: ["Share", "share"] },
      rows.map(([used, number]) => ({ used, results: number, share: shareOf(number, all) })),
    ),
    chart: {
      kind: "columns",
      series: ["results"],
      says: "Results by the share of the time to the limit that had been used.",
    },
  };
}
