import { invariant } from "../../fault.ts";
import { type Comparison, compare } from "./comparison.ts";
import type { Design, Measure, Measured } from "./design.ts";
import type { Estimate } from "./estimate.ts";
import { estimateOf, valuesOf } from "./measure-values.ts";
import { type MissedPrecision, missedAt } from "./stopping.ts";

/** What is known of a measure at a point. */
export interface Summary {
  readonly point: string;
  readonly measure: Measure;
  /** Undefined where fewer than two replications have a value. */
  readonly estimate: Estimate | undefined;
  /** Replications, or antithetic pairs, without a value of it. */
  readonly without: number;
  /** Observations that every replication left out at its beginning. */
  readonly warmUp: number;
}

export interface Findings {
  /** Point by point in the design's order, measure by measure. */
  readonly summaries: readonly Summary[];
  /** Every point but the baseline with the baseline, measure by measure. */
  readonly comparisons: readonly Comparison[];
}

/** `replications` are those of each point, in the design's order, folded from the first to the last. */
export function findingsOf(design: Design, replications: readonly (readonly Measured[])[]): Findings {
  const { points, measures, baseline, level } = design;
  const values = points.flatMap(({ name: point }, at) =>
    measures.map((measure) => ({ point, measure, values: valuesOf(measure, replications[at] ?? [], design) })),
  );
  const summaries = values.map(({ values: all, ...names }) => ({
    ...names,
    estimate: estimateOf(names.measure, all, design),
    without: all.filter((value) => value === undefined).length,
    warmUp: design.warmUp?.dropped ?? 0,
  }));
  const ofBaseline = new Map(values.filter(({ point }) => point === baseline).map((one) => [one.measure, one.values]));
  const compared = values
    .filter(({ point }) => point !== baseline)
    .map((one) => ({ ...one, baseline, baselineValues: ofBaseline.get(one.measure) ?? [] }));
  return { summaries, comparisons: compare(compared, level) };
}

/** The precisions of a design that are not reached, point by point. */
export const missedIn = (
  { points, stopping: { precisions = [] } }: Design,
  summaries: readonly Summary[],
): readonly MissedPrecision[] =>
  points.flatMap(({ name }) =>
    missedAt(
      name,
      precisions,
      (wanted) => summaries.find(({ point, measure }) => point === name && measure.name === wanted)?.estimate,
    ),
  );

/** The estimates of one measure at all points. */
export function estimatesOf(design: Design, name: string, replications: readonly (readonly Measured[])[]) {
  const measure = design.measures.find((one) => one.name === name);
  invariant(measure !== undefined, `a precision of the unknown measure ${name}`);
  return replications.map((each) => estimateOf(measure, valuesOf(measure, each, design), design));
}
