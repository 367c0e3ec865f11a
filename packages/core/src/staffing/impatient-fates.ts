/*
 * A caller who finds n others waiting must see n + 1 callers leave, at the rates c + nθ, …, c + θ, c, with c the capacity of the
 * servers and θ the rate of patience. The wait V that this takes is such that e to the power of −θV has a beta distribution with
 * the parameters c/θ and n + 1 (Palm 1957), from which everything here follows, in sums of what is positive.
 */

/** What becomes of those who wait, each a mean over all callers, who count 0 where it does not concern them. */
export interface Fates {
  /** `served[n]`: finds n waiting, and is answered in the end. */
  readonly served: Float64Array;
  readonly meanWait: number;
  readonly waitOfServed: number;
  readonly waitOfAbandoned: number;
}

/** The fates of callers who find a line with this law. */
export function fatesOf(law: Float64Array, capacity: number, patienceRate: number): Fates {
  let [elapsed, meanWait, waitOfServed, waitOfAbandoned] = [0, 0, 0, 0];
  const served = law.map((p, waiting) => {
    const ahead = waiting + 1;
    const rate = capacity + ahead * patienceRate;
    elapsed += 1 / rate;
    const [answered, wait] = [capacity / rate, ahead / rate];
    meanWait += p * wait;
    waitOfServed += p * answered * elapsed;
    waitOfAbandoned += p * (wait - answered * elapsed);
    return p * answered;
  });
  return { served, meanWait, waitOfServed, waitOfAbandoned };
}

/** The sums of weights from each to the last. */
export function tailOf(weights: Float64Array): Float64Array {
  const tail = weights.slice();
  for (let at = tail.length - 2; at >= 0; at--) tail[at] = (tail[at] as number) + (tail[at + 1] as number);
  return tail;
}

const LARGE = 1e200;

/**
 * The weight of those whose V is longer than `time`, in mean patiences, for a line given by its tail. A beta variate lies below
 * the point where a negative binomial one is at most n, so it is a sum over that one's law. Its terms may begin far below the
 * smallest number, so they are counted up from 1 and brought to their size at the end.
 */
export function laterThan(time: number, tail: Float64Array, shape: number): number {
  if (time <= 0) return tail[0] ?? 0;
  const success = -Math.expm1(-time);
  let [term, sum, logSize] = [1, 0, -shape * time];
  for (let n = 0; n < tail.length; n++) {
    sum += term * (tail[n] as number);
    term *= (success * (n + shape)) / (n + 1);
    if (term > LARGE) [term, sum, logSize] = [term / LARGE, sum / LARGE, logSize + Math.log(LARGE)];
  }
  return sum * Math.exp(logSize);
}
