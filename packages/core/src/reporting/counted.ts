import type { MeasureRow } from "./measures.ts";
import type { ReportQuestion } from "./report.ts";

/** Sums of one rollup, grouped by some of its dimensions, over the days that were asked for. */
export interface Counted {
  /** The sum of a measure over everything. */
  readonly total: (measure: string) => number;
  /** The sums by one dimension (0 is the day), in order of first appearance. */
  readonly by: (dimension: number) => ReadonlyMap<string, Counted>;
  readonly rows: readonly MeasureRow[];
}

const withinDays = (day: string | undefined, from: string | undefined, to: string | undefined): boolean =>
  day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);

/** The rows of a rollup whose day (always the first dimension) was asked for. */
export function counted({ measures, from, to }: ReportQuestion, rollup: string): Counted {
  return group(measures.rows(rollup).filter((row) => withinDays(row.key[0], from, to)));
}

function group(rows: readonly MeasureRow[]): Counted {
  const total = (measure: string): number => rows.reduce((sum, row) => sum + (row.counts[measure] ?? 0), 0);
  return {
    rows,
    total,
    by: (dimension) =>
      new Map([...Map.groupBy(rows, (row) => row.key[dimension] ?? "")].map(([key, some]) => [key, group(some)])),
  };
}
