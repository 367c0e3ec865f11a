/** Bounds within which the truth lies nineteen times in twenty, if those who were asked are a random sample of all. */
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
const Z = 1.959963984540054;

/**
 * The Wilson score interval of a share (Wilson 1927; recommended for small samples by Brown, Cai and DasGupta 2001).
 * Undefined over nothing. For a mean of answers that earn from 0 to 1 it is rather too wide: no such mean varies more than a
 * share of the same size.
 */
export function wilson({ part, whole }: Counts): Interval | undefined {
  if (whole === 0) return undefined;
  const share = part / whole;
  const spread = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole));
  const [middle, scale] = [share + (Z * Z) / (2 * whole), 1 + (Z * Z) / whole];
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
