import { isPathValue, measuredUnits, pathColumns, pathRows } from "@swiftline/core/simulation/city";
import {
  comparisonColumns,
  type ExperimentResult,
  replicationColumns,
  replicationRows,
  summaryColumns,
} from "@swiftline/core/simulation/experiment";
import type { CityPoint } from "./city-experiment.ts";
import { pointTable } from "./point-table.ts";
import { type Table, tableOf } from "./write-tables.ts";

/** What an experiment found, as tidy tables; those that would be empty are left out. */
export function experimentTables(result: ExperimentResult, points: readonly CityPoint[]): readonly Table[] {
  const { summaries, comparisons, design } = result;
  const followed = points.map(({ name, scenario, book }) => ({ point: name, scenario, zone: book.zone }));
  const tables = [
    tableOf(
      "replications",
      replicationColumns,
      replicationRows(result, measuredUnits).filter(({ measure }) => !isPathValue(measure)),
    ),
    tableOf("summary", summaryColumns, summaries),
    tableOf("comparisons", comparisonColumns, comparisons),
    pointTable(design.points),
    tableOf("series", pathColumns, pathRows(result, followed)),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}
