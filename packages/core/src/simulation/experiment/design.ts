import type { Stopping } from "./stopping.ts";
import type { WarmUp } from "./warm-up.ts";

/** One setting of what is varied: "agents=1650". Names are unique within an experiment; the values go to the model. */
export interface Point {
  readonly name: string;
  readonly values: Readonly<Record<string, number | string | boolean>>;
}

/** What one replication measured, by name. A measure that it could not take, a mean over nothing, is left out. */
export type Measured = Readonly<Record<string, number>>;

/**
 * A measure of an experiment, and what makes one number of many replications.
 * - `mean`: the mean of the replications' values.
 * - `share`: the share of replications in which it is 1; it is 0 in the others.
 * - `ratio`: the sum of `part` over the sum of `whole`, two values of each replication, such as calls answered in time over calls.
 *   Without a unit it is a share.
 */
export type Measure = {
  readonly name: string;
  /** What it says, in what, and over whom or what. */
  readonly meaning?: string;
  /** Written after its numbers: "s". */
  readonly unit?: string;
  /** What less and more of it mean in words, "answers faster" and "answers slower"; "has less …" where it is left out. */
  readonly words?: { readonly less: string; readonly more: string };
  /** The least that it can be, if there is such a number: 0 for a count or a time. A share lies between 0 and 1. */
  readonly least?: number;
} & (
  | { readonly kind: "mean" }
  | { readonly kind: "share" }
  | { readonly kind: "ratio"; readonly part: string; readonly whole: string }
);

/** Whether a measure is a part of a whole, which people read in percent, and its differences in points. */
export const isShare = ({ kind, unit }: Measure): boolean =>
  kind === "share" || (kind === "ratio" && unit === undefined);

/** What the numbers of a measure are in, for a table; undefined for plain numbers such as counts. */
export const unitOf = (measure: Measure): string | undefined => (isShare(measure) ? "share" : measure.unit);

/** Between which numbers a measure lies. */
export const rangeOf = (measure: Measure): { readonly least: number; readonly most: number } =>
  isShare(measure)
    ? { least: 0, most: 1 }
    : { least: measure.least ?? Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/** What is to be run and measured. Every point has the same number of replications, so that they can be compared in pairs. */
export interface Design {
  /** The hash of the model and all that it was made with save the seed: a checkpoint of another one is refused. */
  readonly scenario: string;
  /** The seed that the model draws all its random streams from. */
  readonly seed: string;
  readonly points: readonly Point[];
  readonly measures: readonly Measure[];
  readonly stopping: Stopping;
  /** The confidence level of every interval, above 0 and below 1. */
  readonly level: number;
  /**
   * How the intervals of measures are made: by Student's t, unless something else is said, or by the bootstrap, which leans with what
   * is skew and is too narrow under some twenty replications. That of a share is always Wilson's, and that of a difference Student's.
   */
  readonly interval?: "student" | "bootstrap";
  /** Replications 2k and 2k + 1 are antithetic to each other, and their mean counts as one value. */
  readonly antithetic: boolean;
  /** The point that the others are compared with, by name. */
  readonly baseline: string;
  /** What every replication leaves out at its beginning; the model applies it, here it is only told. */
  readonly warmUp?: WarmUp;
}

/** A design as it is asked for: level 0.95, no antithetic pairs and the first point as baseline unless something else is said. */
export type AskedDesign = Omit<Design, Defaulted> & Partial<Pick<Design, Defaulted>>;

type Defaulted = "level" | "antithetic" | "baseline";

/** The design with everything said that was left out. */
export const designOf = (asked: AskedDesign): Design => ({
  level: 0.95,
  antithetic: false,
  baseline: asked.points[0]?.name ?? "",
  ...asked,
});
