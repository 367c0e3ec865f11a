import type { Path } from "../../document.ts";

/** A number that was estimated, with its 95 % interval where the records bear one. */
export interface Estimated {
  readonly name: string;
  /** A time is in milliseconds, a rate is a day. */
  readonly unit: "time" | "share" | "rate" | "number";
  readonly estimate: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** What a test says of a fit: the chance of such records, or odder ones, were the fit true. */
export interface FitTest {
  readonly name: "kolmogorov" | "chi-square flat" | "dispersion" | "hosmer-lemeshow";
  readonly statistic: number;
  readonly degrees?: number;
  readonly p: number;
  /** On how many records the chance rests, where these were drawn from more. */
  readonly tested?: number;
}

/** One value of a scenario that was learned from records. */
export interface FittedValue {
  /** Where it stands in the scenario. */
  readonly path: Path;
  /** As a scenario writes it. */
  readonly written: unknown;
  /** The numbers in it that have an interval. */
  readonly estimates: readonly Estimated[];
  readonly records: number;
  readonly test?: FitTest;
  readonly remark?: string;
}

/** A value of a scenario that records do not tell; what the base says of it stays. */
export interface NotLearned {
  readonly field: string;
  readonly why: string;
}

/** What one part of a calibration comes to. */
export interface Learned {
  readonly fitted: readonly FittedValue[];
  readonly notLearned: readonly NotLearned[];
}

export const together = (parts: readonly Learned[]): Learned => ({
  fitted: parts.flatMap(({ fitted }) => fitted),
  notLearned: parts.flatMap(({ notLearned }) => notLearned),
});

/** A part of `all`, with the interval of Wilson (1927). */
export function shareOf(some: number, all: number, name = "share"): Estimated {
  const z = 1.959964;
  const [share, spread] = [some / all, z ** 2 / all];
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / all + spread / (4 * all))) / (1 + spread);
  return { name, unit: "share", estimate: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** A number with so many digits that tell. */
export const significant = (value: number, digits: number): number => Number(value.toPrecision(digits));

/** A field of a scenario by its path. */
export const fieldOf = (path: Path): string => path.join(".");
