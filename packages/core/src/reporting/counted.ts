import type { MeasureRow } from "./measures.ts";
import type { ReportQuestion } from "./report.ts";
import type { Rollup } from "./rollups/rollup.ts";

/** Sums of one rollup, grouped by some of its dimensions, over the days that were asked for. */
export interface Counted {
  /** The sum of a measure over everything. */
  readonly total: (measure: string) => number;
  /** The sums by one dimension of the rollup, in the order of its codes, so that ties in a report are no matter of chance. */
  readonly by: (dimension: string) => ReadonlyMap<string, Counted>;
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

function group(rows: readonly MeasureRow[], dimensions: readonly string[]): Counted {
  const total = (measure: string): number => rows.reduce((sum, row) => sum + (row.counts[measure] ?? 0), 0);
  return {
    total,
    by(dimension) {
      const part = dimensions.indexOf(dimension);
      const groups = [...Map.groupBy(rows, (row) => row.key[part] ?? "")].sort(([a], [b]) => (a < b ? -1 : 1));
      return new Map(groups.map(([key, some]) => [key, group(some, dimensions)]));
    },
  };
}
