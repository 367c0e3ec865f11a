import { type Counts, type Interval, wilson } from "./interval.ts";

/** How a share differs from another: now less before. */
export interface Change extends Interval {
  readonly difference: number;
  /** Whether chance alone may explain it: no difference at all lies in the interval. */
  readonly isNoise: boolean;
}

/** The change of a share with the interval of Newcombe (1998, method 10). Undefined where one of them is over nothing. */
export function changeOf(now: Counts, before: Counts): Change | undefined {
  const [is, was] = [wilson(now), wilson(before)];
  if (is === undefined || was === undefined) return undefined;
  const [share, old] = [now.part / now.whole, before.part / before.whole];
  const difference = share - old;
  const low = difference - Math.hypot(share - is.low, was.high - old);
  const high = difference + Math.hypot(is.high - share, old - was.low);
  return { difference, low, high, isNoise: low <= 0 && high >= 0 };
}
