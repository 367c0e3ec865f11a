import type { Instant } from "./instant.ts";
import type { Span } from "./spans.ts";

/**
 * Open time as sorted spans with running sums, and two indexes that lead straight to a span:
 * one from an instant, one from an amount of open time since the first span.
 */
export interface OpenTable {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open milliseconds before each span; one more entry, at the end, holds all of them. */
  readonly sums: Float64Array;
  readonly byInstant: StepIndex;
  readonly byAmount: StepIndex;
}

/** For each step from an origin, the first place worth looking at. */
interface StepIndex {
  readonly origin: number;
  readonly step: number;
  readonly first: Int32Array;
}

/** Compiles spans that are in order and do not touch. */
export function compileOpenTable(spans: readonly Span[]): OpenTable {
  const starts = Float64Array.from(spans, (span) => span.start);
  const ends = Float64Array.from(spans, (span) => span.end);
  const sums = new Float64Array(spans.length + 1);
  for (const [index, { start, end }] of spans.entries()) sums[index + 1] = entry(sums, index) + end - start;
  return { starts, ends, sums, byInstant: indexOf(ends, starts[0] ?? 0), byAmount: indexOf(sums.subarray(1), 0) };
}

/** All open time before an instant. Every other answer follows from this count. */
export function openBefore(open: OpenTable, instant: Instant): number {
  const index = spanEndingAfter(open, instant);
  if (index === open.starts.length) return entry(open.sums, index);
  return entry(open.sums, index) + Math.max(0, instant - entry(open.starts, index));
}

/** The number of the first span that ends after an instant: the one that is open then, or else the next. */
export function spanEndingAfter(open: OpenTable, instant: Instant): number {
  const { ends, byInstant } = open;
  let index = lookUp(byInstant, instant);
  while (index < ends.length && entry(ends, index) <= instant) index++;
  return index;
}

/** The earliest instant before which there is this amount of open time; undefined where there never is, or always was. */
export function earliestAfter(open: OpenTable, amount: number): Instant | undefined {
  const { starts, sums, byAmount } = open;
  if (!(amount > 0 && amount <= entry(sums, starts.length))) return undefined;
  let index = lookUp(byAmount, amount);
  while (entry(sums, index + 1) < amount) index++;
  return entry(starts, index) + amount - entry(sums, index);
}

/** The latest such instant; undefined where there never is one, or no open time follows. */
export function latestAfter(open: OpenTable, amount: number): Instant | undefined {
  const { starts, sums, byAmount } = open;
  if (!(amount >= 0 && amount < entry(sums, starts.length))) return undefined;
  let index = lookUp(byAmount, amount);
  while (entry(sums, index + 1) <= amount) index++;
  return entry(starts, index) + amount - entry(sums, index);
}

/** Steps are as long as half the mean distance of the values, so that a look-up passes one or two of them. */
function indexOf(values: Float64Array, origin: number): StepIndex {
  const reach = (values.at(-1) ?? origin) - origin;
  const step = Math.max(1, Math.ceil(reach / Math.max(1, 2 * values.length)));
  const first = new Int32Array(Math.floor(reach / step) + 1);
  let place = 0;
  for (let number = 0; number < first.length; number++) {
    while (entry(values, place) < origin + number * step) place++;
    first[number] = place;
  }
  return { origin, step, first };
}

/** The first place whose value is not below the step that `value` lies in; past the last step, the last such place. */
function lookUp({ origin, step, first }: StepIndex, value: number): number {
  if (value < origin) return 0;
  const number = Math.floor((value - origin) / step);
  return entry(first, Math.min(number, first.length - 1));
}

/** An entry that is known to be there. */
export function entry(values: Float64Array | Int32Array, index: number): number {
  return values[index] as number;
}
