import type { Zone } from "../../time/zone.ts";
import type { Measure, Measured } from "../experiment/design.ts";
import type { Estimate } from "../experiment/estimate.ts";
import { estimateOf, valuesOf } from "../experiment/measure-values.ts";
import type { ExperimentResult } from "../experiment/run-experiment.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { agenciesIn, backlogOf, hourName, stepName } from "./path-names.ts";
import { pathSteps } from "./path-steps.ts";

/** One thing that is followed over time: a value of each step, or the ratio of two. */
export interface PathSeries {
  readonly name: string;
  readonly unit: "calls/h" | "calls" | "operators" | "appeals" | "share" | "s";
  /** The agency whose backlog it is. */
  readonly agency?: string;
  /** What it says, over whom or what. */
  readonly meaning: string;
  readonly part: string;
  readonly whole?: string;
}

/** What goes by in a step, or in an hour of the day. */
const flows = [
  {
    name: "calls",
    unit: "calls/h",
    meaning: "how many calls reach the line in an hour, those of people who had hung up among them",
    part: "calls",
    whole: "hours",
  },
  {
    name: "answered in time",
    unit: "share",
    meaning: "of the calls whose wait ended in the step, the share that was answered within `callers.answerWithin`",
    part: "answeredInTime",
    whole: "settled",
  },
  {
    name: "answered",
    unit: "share",
    meaning: "of the calls whose wait ended in the step, the share that was answered",
    part: "answered",
    whole: "settled",
  },
  {
    name: "wait",
    unit: "s",
    meaning: "how long a call waited, on average over those that were answered in the step",
    part: "waitedSeconds",
    whole: "answered",
  },
  {
    name: "operators busy",
    unit: "operators",
    meaning: "how many operators are busy, on average over the step",
    part: "operatorHours",
    whole: "hours",
  },
  {
    name: "operators on duty",
    unit: "operators",
    meaning: "how many operators are on duty, on average over the step",
    part: "dutyHours",
    whole: "hours",
  },
] as const satisfies readonly PathSeries[];

/** What stands at the end of a step. */
const levels = [
  { name: "calls waiting", unit: "calls", meaning: "how many callers wait at the end of the step", part: "waiting" },
  { name: "appeals open", unit: "appeals", meaning: "how many appeals are open at the end of the step", part: "open" },
] as const satisfies readonly PathSeries[];

const backlogIn = (agency: string): PathSeries => ({
  name: `backlog of ${agency}`,
  unit: "appeals",
  meaning: "how many appeals the agency works on, or has in its queue, at the end of the step",
  part: backlogOf(agency),
});

/** Every series that a time path may have. */
export const pathSeries: readonly PathSeries[] = [...flows, ...levels, backlogIn("an agency")];

export type PathSeriesName = (typeof flows)[number]["name"] | (typeof levels)[number]["name"];

/**
 * A series over the replications that followed it. The intervals are pointwise: each by itself has the truth in it at its level, all
 * together have it less often.
 */
export interface EstimatedSeries {
  readonly series: PathSeries;
  /** Undefined where fewer than two replications have a value, as of a ratio over nothing. */
  readonly points: readonly { readonly at: number; readonly estimate: Estimate | undefined }[];
}

/** The point of an experiment whose replications are told, and what was simulated there. */
export interface PathOf {
  readonly point: string;
  readonly scenario: Scenario;
  readonly zone: Zone;
}

/** The time paths of a point, at the ends of their steps; none where the replications did not follow them. */
export function estimatedPaths(
  result: ExperimentResult,
  { point, scenario, zone }: PathOf,
): readonly EstimatedSeries[] {
  const replications = followed(result, point);
  const [first] = replications;
  if (first === undefined) return [];
  const backlogs = agenciesIn(first).map((agency): PathSeries => ({ ...backlogIn(agency), agency }));
  const { ends } = pathSteps(scenario, zone);
  return [...flows, ...levels, ...backlogs].map((series) => ({
    series,
    points: ends.map((at, step) => ({
      at,
      estimate: estimated(series, (value) => stepName(value, step), replications, result),
    })),
  }));
}

/** The same of the hours of the day, from 0, all days of a run together. */
export function estimatedDay(result: ExperimentResult, point: string): readonly EstimatedSeries[] {
  const replications = followed(result, point);
  if (replications.length === 0) return [];
  return flows.map((series) => ({
    series,
    points: Array.from({ length: 24 }, (_, at) => ({
      at,
      estimate: estimated(series, (value) => hourName(value, at), replications, result),
    })),
  }));
}

const followed = ({ design, replications }: ExperimentResult, point: string): readonly Measured[] =>
  (replications[design.points.findIndex(({ name }) => name === point)] ?? []).filter(
    (measured) => stepName("calls", 0) in measured,
  );

function estimated(
  { part, whole, unit }: PathSeries,
  named: (value: string) => string,
  replications: readonly Measured[],
  { design }: ExperimentResult,
): Estimate | undefined {
  const measure: Measure =
    whole === undefined
      ? { name: named(part), kind: "mean", least: 0 }
      : {
          name: named(part),
          kind: "ratio",
          part: named(part),
          whole: named(whole),
          least: 0,
          ...(unit !== "share" && { unit }),
        };
  // A month has thousands of moments: by the bootstrap that would take minutes.
  return estimateOf(measure, valuesOf(measure, replications, design), { ...design, interval: "student" });
}
