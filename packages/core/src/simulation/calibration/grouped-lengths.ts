import { log } from "../../chance/elementary.ts";

/** A length that was observed: it ended, or it was cut off while it lasted and is known only to be longer. */
export interface ObservedLength {
  readonly length: number;
  readonly ended: boolean;
}

/** Lengths and how often each was observed. */
export interface Counted {
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

/** Observed lengths, ready for a likelihood that is worked out many times. */
export interface Grouped {
  readonly ended: Counted;
  readonly cut: Counted;
  /** How many ended too fast to be measured. */
  readonly instant: number;
  /** The shortest that could be measured. */
  readonly shortest: number;
}

/** Lengths of two sorts: those that ended, and those that were cut off while they lasted. */
export interface LengthSample {
  readonly over: readonly number[];
  readonly cut: readonly number[];
}

export const sampleOf = (observed: readonly ObservedLength[]): LengthSample => ({
  over: observed.filter(({ ended }) => ended).map(({ length }) => length),
  cut: observed.filter(({ ended }) => !ended).map(({ length }) => length),
});

/** Many lengths in cells of a hundredth of their size, each with its mean: that moves an estimate by less than a ten-thousandth. */
export function groupedLengths({ over, cut }: LengthSample): Grouped {
  const measured = over.filter((length) => length > 0);
  return {
    ended: counted(measured),
    cut: counted(cut.filter((length) => length > 0)),
    instant: over.length - measured.length,
    shortest: measured.reduce((least, length) => Math.min(least, length), Number.POSITIVE_INFINITY),
  };
}

function counted(lengths: readonly number[]): Counted {
  const cells = new Map<number, [count: number, sum: number]>();
  const exact = lengths.length <= FEW;
  for (const length of lengths) {
    const key = exact ? length : Math.floor(log(length) * 100);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [1, length]);
    else {
      cell[0]++;
      cell[1] += length;
    }
  }
  const all = [...cells.values()];
  return {
    values: Float64Array.from(all, ([count, sum]) => sum / count),
    counts: Float64Array.from(all, ([count]) => count),
  };
}

const FEW = 500;
