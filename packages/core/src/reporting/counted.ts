import type { MeasureRow, Measures } from "./measures.ts";
import type { ReportQuestion } from "./report.ts";
import type { Rollup } from "./rollups/rollup.ts";
import type { HalfDaySpan } from "./scores/half-day-span.ts";

/** Sums of one rollup, grouped by some of its dimensions, over the days that were asked for. */
export interface Counted {
  /** The sum of a measure over everything. */
  readonly total: (measure: string) => number;
  /** The sums of every measure that occurs. */
  readonly totals: () => Readonly<Record<string, number>>;
  /** The sums by one dimension of the rollup, in the order of its codes, so that ties in a report are no matter of chance. */
  readonly by: (dimension: string) => ReadonlyMap<string, Counted>;
  /** What stands under these codes of a dimension. */
  readonly only: (dimension: string, codes: readonly string[]) => Counted;
}

const withinDays = (day: string | undefined, from: string | undefined, to: string | undefined): boolean =>
  day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);

/** The rows of a rollup whose day (always the first dimension) was asked for. */
export function counted({ measures, from, to }: ReportQuestion, { name, dimensions }: Rollup): Counted {
  return group(
    measures.rows(name).filter((row) => withinDays(row.key[0], from, to)),
    dimensions,
  );
}

/** The rows of a rollup whose half day (always the first dimension) lies in the span. */
export function countedIn(measures: Measures, { name, dimensions }: Rollup, { from, before }: HalfDaySpan): Counted {
  return group(
    measures.rows(name).filter(({ key: [halfDay = ""] }) => halfDay >= from && halfDay < before),
    dimensions,
  );
}

function group(rows: readonly MeasureRow[], dimensions: readonly string[]): Counted {
  const summed: { totals?: Readonly<Record<string, number>> } = {};
  const totals = () => {
    summed.totals ??= sumOf(rows);
    return summed.totals;
  };
  return {
    total: (measure) => totals()[measure] ?? 0,
    totals,
    by(dimension) {
      const part = dimensions.indexOf(dimension);
      const groups = [...Map.groupBy(rows, (row) => row.key[part] ?? "")].sort(([a], [b]) => (a < b ? -1 : 1));
      return new Map(groups.map(([key, some]) => [key, group(some, dimensions)]));
    },
    only(dimension, codes) {
      const part = dimensions.indexOf(dimension);
      return group(
        rows.filter(({ key }) => codes.includes(key[part] ?? "")),
        dimensions,
      );
    },
  };
}

function sumOf(rows: readonly MeasureRow[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { counts } of rows)
    for (const [measure, count] of Object.entries(counts)) sums[measure] = (sums[measure] ?? 0) + count;
  return sums;
}
