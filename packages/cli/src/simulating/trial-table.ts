import type { ExportColumn } from "@swiftline/core/exporting";
import { type Summary, type Trial, unitOf } from "@swiftline/core/simulation/experiment";
import { type Table, tableOf } from "./write-tables.ts";

/** Everything that was tried, as a tidy table. */
export const trialTable = (trials: readonly Trial[]): Table =>
  tableOf(
    "trials",
    trialColumns,
    trials.flatMap((trial) => trial.summaries.map((summary) => ({ trial, summary }))),
  );

/** A row for each measure of each trial. */
interface TrialRow {
  readonly trial: Trial;
  readonly summary: Summary;
}

export const trialColumns: readonly ExportColumn<TrialRow>[] = [
  { name: "point", type: "text", meaning: "the numbers that were simulated", of: ({ trial }) => trial.point.name },
  { name: "cost", type: "number", meaning: "what they cost", of: ({ trial }) => trial.cost },
  {
    name: "reached",
    type: "boolean",
    meaning: "whether they reach all targets",
    of: ({ trial }) => trial.missed.length === 0,
  },
  { name: "measure", type: "text", meaning: "what was measured", of: ({ summary }) => summary.measure.name },
  {
    name: "unit",
    type: "text",
    meaning: "the unit of the numbers; none of a count",
    of: ({ summary }) => unitOf(summary.measure),
  },
  { name: "mean", type: "number", meaning: "the estimate", of: ({ summary }) => summary.estimate?.mean },
  { name: "low", type: "number", meaning: "the lower end of its interval", of: ({ summary }) => summary.estimate?.low },
  {
    name: "high",
    type: "number",
    meaning: "the upper end of its interval",
    of: ({ summary }) => summary.estimate?.high,
  },
  {
    name: "level",
    type: "number",
    meaning: "how often such intervals have the truth in them",
    of: ({ summary }) => summary.estimate?.level,
  },
  { name: "n", type: "integer", meaning: "independent values", of: ({ summary }) => summary.estimate?.n },
];
