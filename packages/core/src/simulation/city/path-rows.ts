import type { ExportColumn } from "../../exporting/export-column.ts";
import type { ExperimentResult } from "../experiment/run-experiment.ts";
import { type EstimatedSeries, estimatedPaths, type PathOf } from "./path-series.ts";

/** One step of one time path. */
export interface PathRow extends Pick<EstimatedSeries, "series"> {
  readonly scenario: string;
  readonly point: EstimatedSeries["points"][number];
}

/** All time paths of some points, series after series, step after step. */
export const pathRows = (result: ExperimentResult, points: readonly PathOf[]): readonly PathRow[] =>
  points.flatMap((of) =>
    estimatedPaths(result, of).flatMap(({ series, points: steps }) =>
      steps.map((point) => ({ scenario: of.point, series, point })),
    ),
  );

type Cells = ExportColumn<PathRow>;

export const pathColumns: readonly Cells[] = [
  {
    name: "point",
    type: "text",
    meaning: "the scenario, or the setting of what was varied",
    of: ({ scenario }) => scenario,
  },
  { name: "series", type: "text", meaning: "what is followed over time", of: ({ series }) => series.name },
  { name: "unit", type: "text", meaning: "the unit of the numbers", of: ({ series }) => series.unit },
  { name: "until", type: "time", meaning: "the end of the step", of: ({ point }) => point.at },
  { name: "mean", type: "number", meaning: "over the replications", of: ({ point }) => point.estimate?.mean },
  { name: "low", type: "number", meaning: "the lower end of its interval", of: ({ point }) => point.estimate?.low },
  { name: "high", type: "number", meaning: "the upper end of its interval", of: ({ point }) => point.estimate?.high },
  {
    name: "level",
    type: "number",
    meaning: "how often such intervals have the truth in them",
    of: ({ point }) => point.estimate?.level,
  },
  { name: "n", type: "integer", meaning: "independent values", of: ({ point }) => point.estimate?.n ?? 0 },
];
