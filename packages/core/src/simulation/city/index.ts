export { busiestAgencies } from "./busiest-agencies.ts";
export { type CityMeasure, cityMeasures, measuredOf, measuredUnits } from "./city-measures.ts";
export { type CityDraws, cityReplication, openReplication } from "./city-replication.ts";
export { type CityRun, fullRun, leanRun, type RunOptions } from "./city-run.ts";
export { type DayChart, type DayWatch, type OrderLine, type OrderPhase, orderPhases, watchDay } from "./day-chart.ts";
export type { Tell } from "./full-hotline.ts";
export { isPathValue } from "./path-names.ts";
export { type PathRow, pathColumns, pathRows } from "./path-rows.ts";
export {
  type EstimatedSeries,
  estimatedDay,
  estimatedPaths,
  type PathOf,
  type PathSeries,
  type PathSeriesName,
  pathSeries,
} from "./path-series.ts";
export { pathSteps } from "./path-steps.ts";
export { type PathOptions, timePath } from "./time-path.ts";
export type { Totals } from "./totals.ts";
