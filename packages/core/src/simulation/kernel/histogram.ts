/**
 * How often values of every size occurred, by classes that are 1/128 of a power of two wide: quantiles err by less than 0.4 %,
 * and counts are integers, so that merging is exact in whatever order. Values below 2⁻²⁴ count as 0, and those from 2⁴⁰ on
 * fall into the last class.
 */
export interface Histogram {
  readonly count: number;
  /** Counts a value. Throws a RangeError for one below 0, or no number. */
  readonly add: (value: number) => void;
  /** The value below which this share (from 0 to 1) of the values lies; NaN of no values. */
  readonly quantile: (share: number) => number;
  /** Counts what another one has seen too. */
  readonly merge: (other: Histogram) => void;
  /** How many values each class holds; the first class is that of 0. */
  readonly counts: Uint32Array;
}

/** Bits of the significand that tell classes apart, and powers of two that have them. */
const BITS = 7;
const LEAST_EXPONENT = -24;
const EXPONENTS = 64;
const CLASSES = 1 + EXPONENTS * 2 ** BITS;

const float = new Float64Array(1);
/** The same eight bytes; the second word holds exponent and significand (every engine in use is little-endian). */
const words = new Int32Array(float.buffer);
const SHIFT = 20 - BITS;
/** What the upper word of the smallest classed value says, less 1 for the class of 0. */
const BASE = ((1023 + LEAST_EXPONENT) << BITS) - 1;

export function histogram(): Histogram {
  const counts = new Uint32Array(CLASSES);
  const seen = {
    count: 0,
    counts,
    add: (value: number) => {
      const at = classOf(value);
      counts[at] = (counts[at] as number) + 1;
      seen.count++;
    },
    quantile: (share: number) => (seen.count === 0 ? Number.NaN : middleOf(classAt(counts, share * seen.count))),
    merge: (other: Histogram) => {
      for (let at = 0; at < CLASSES; at++) counts[at] = (counts[at] as number) + (other.counts[at] as number);
      seen.count += other.count;
    },
  };
  return seen;
}

function classOf(value: number): number {
  if (!(value >= 0)) throw new RangeError(`A histogram is one of numbers from 0 on, not of ${value}`);
  float[0] = value;
  const at = ((words[1] as number) >> SHIFT) - BASE;
  return at < 1 ? 0 : at < CLASSES ? at : CLASSES - 1;
}

/** The first class up to which at least so many values lie. */
function classAt(counts: Uint32Array, wanted: number): number {
  let below = 0;
  for (let at = 0; at < CLASSES; at++) {
    below += counts[at] as number;
    if (below > 0 && below >= wanted) return at;
  }
  return CLASSES - 1;
}

function middleOf(at: number): number {
  if (at === 0) return 0;
  const step = at - 1;
  const power = 2 ** ((step >> BITS) + LEAST_EXPONENT);
  return power * (1 + ((step % 2 ** BITS) + 0.5) / 2 ** BITS);
}
