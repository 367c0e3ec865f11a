export { antitheticPair } from "./antithetic.ts";
export { type BatchMeans, batchMeans } from "./batch-means.ts";
export type { Doubt } from "./believed-cuts.ts";
export { type Bootstrap, bootstrapInterval } from "./bootstrap-interval.ts";
export { type CheapestStaffing, cheapestStaffing, type Trial } from "./cheapest-staffing.ts";
export { type Checkpoint, checkpointHeader, readCheckpoint, runsKey } from "./checkpoint.ts";
export type { Comparison, Finding } from "./comparison.ts";
export { type AskedDesign, type Design, isShare, type Measure, type Measured, type Point, unitOf } from "./design.ts";
export { type Estimate, isAlike } from "./estimate.ts";
export type { Findings, Summary } from "./findings.ts";
export { type Group, type LeastCost, leastCost } from "./least-cost.ts";
export {
  type ExperimentManifest,
  manifestOf,
  type RunConditions,
  type SearchManifest,
  searchManifestOf,
} from "./manifest.ts";
export { type FinishedRun, rememberingRunner, runKey } from "./remembering-runner.ts";
export {
  comparisonColumns,
  type ReplicationRow,
  replicationColumns,
  replicationRows,
  type SeriesRow,
  seriesColumns,
  summaryColumns,
} from "./rows.ts";
export { type ExperimentResult, runExperiment } from "./run-experiment.ts";
export {
  type ExperimentRunner,
  type Finished,
  failureOf,
  inOneThread,
  type ReplicationModel,
  type Run,
  type RunnerEnd,
} from "./runner.ts";
export type { StaffingQuestion } from "./staffing-question.ts";
export type { MissedPrecision, Precision, Stopping } from "./stopping.ts";
export { grid, latinHypercube, pointOf } from "./sweep.ts";
export { reachesTarget, type Standing, type Target } from "./targets.ts";
export { ToldComparison, ToldMeasure, ToldMiss, toldComparison, toldMeasure } from "./told.ts";
export type { Staffing } from "./tried-staffings.ts";
export { verdict } from "./verdict.ts";
export { meanSeries, mser5, type WarmUp } from "./warm-up.ts";
