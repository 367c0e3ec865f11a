import { reports } from "../../packages/core/src/reporting/reports/index.ts";
import { rollups } from "../../packages/core/src/reporting/rollups/index.ts";
import { periodKinds } from "../../packages/core/src/reporting/scores/periods.ts";
import { code, codes, page, rows } from "./markdown.ts";

export const reportsPage = (): string =>
  page(
    "Reports and rollups",
    rows(
      ["report", "period", "shows", "reads the rollups"],
      reports.map(({ id, summary, period, rollups: read }) => [
        code(id),
        period === undefined ? "any dates" : code(periodKinds[period].example),
        summary,
        codes(read),
      ]),
    ),
    "## Periods",
    "`--period` says which. Half days are what all of them are sums of: `2026-05-16T12` is the one from noon.",
    rows(
      ["kind", "reads", "is"],
      Object.values(periodKinds).map(({ id, example, summary }) => [id, code(example), summary]),
    ),
    "## Rollups",
    "A rollup is a sum by few dimensions, kept when an event is appended. `db rebuild` counts all of them anew from the log.",
    rows(
      ["rollup", "dimensions", "measures"],
      rollups.map(({ name, dimensions, measures }) => [code(name), dimensions.join(", "), told(measures)]),
    ),
  );

/** Votes are told together: there is a measure for every way to answer the three questions. */
function told(measures: readonly string[]): string {
  const others = measures.filter((measure) => !measure.startsWith("vote "));
  return [...others, ...(others.length < measures.length ? ["every way to vote"] : [])].join(", ");
}
