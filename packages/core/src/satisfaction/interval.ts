/** Bounds within which the truth lies nineteen times in twenty, or as often as was asked for, if those who were asked are a random sample of all. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A part of a whole that was counted. The part need not be whole: answers may earn a part of one. */
export interface Counts {
  readonly part: number;
  readonly whole: number;
}

/** The two-sided 95 % point of the normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * The Wilson score interval of a share (Wilson 1927; recommended for small samples by Brown, Cai and DasGupta 2001).
 * `z` is the two-sided point of the normal distribution for the level of the interval, of 95 % where it is left out. Undefined over
 * nothing. For a mean of answers that earn from 0 to 1 it is rather too wide: no such mean varies more than a
 * share of the same size.
 */
export function wilson({ part, whole }: Counts, z = Z_95): Interval | undefined {
  if (whole === 0) return undefined;
  const share = part / whole;
  const spread = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const [middle, scale] = [share + (z * z) / (2 * whole), 1 + (z * z) / whole];
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
