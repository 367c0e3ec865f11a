import { reports } from "../../packages/core/src/reporting/reports/index.ts";
import { rollups } from "../../packages/core/src/reporting/rollups/index.ts";
import { code, codes, page, rows } from "./markdown.ts";

export const reportsPage = (): string =>
  page(
    "Reports and rollups",
    rows(
      ["report", "shows", "reads the rollups"],
      reports.map(({ id, summary, rollups: read }) => [code(id), summary, codes(read)]),
    ),
    "## Rollups",
    "A rollup is a sum by few dimensions, kept when an event is appended. `db rebuild` counts all of them anew from the log.",
    rows(
      ["rollup", "dimensions", "measures"],
      rollups.map(({ name, dimensions, measures }) => [code(name), dimensions.join(", "), measures.join(", ")]),
    ),
  );
