import type { ExportColumn } from "@swiftline/core/exporting";
import type { Point } from "@swiftline/core/simulation/experiment";
import { type Table, tableOf } from "./write-tables.ts";

/** What was varied, as a tidy table; empty where nothing was. */
export const pointTable = (points: readonly Point[]): Table =>
  tableOf(
    "points",
    pointColumns,
    points.flatMap(({ name: point, values }) =>
      Object.entries(values).map(([name, value]) => ({ point, name, value: String(value) })),
    ),
  );

type PointRow = Readonly<Record<"point" | "name" | "value", string>>;

export const pointColumns: readonly ExportColumn<PointRow>[] = [
  { name: "point", type: "text", meaning: "the setting of what was varied", of: ({ point }) => point },
  { name: "name", type: "text", meaning: "a place in the scenario, as a dotted path", of: ({ name }) => name },
  { name: "value", type: "text", meaning: "what stands there", of: ({ value }) => value },
];
