/**
 * Count, mean and variance of values that are told one by one, such as the waits of customers, by the recurrence of Welford
 * (Technometrics 4, 1962): no digits are lost where values are large and close.
 */
export interface Tally {
  readonly count: number;
  /** NaN of no values. */
  readonly mean: number;
  /** With n − 1 in the denominator; NaN of fewer than two values. */
  readonly variance: () => number;
  /** The least and the largest; ∞ and −∞ of no values. */
  readonly least: number;
  readonly most: number;
  readonly add: (value: number) => void;
  /** Counts what another tally has seen too. The last digits depend on the order of merging. */
  readonly merge: (other: Tally) => void;
  /** Forgets everything, as at the end of a warm-up. */
  readonly reset: () => void;
}

export function tally(): Tally {
  const seen: Seen = {
    ...nothing,
    add: (value) => add(seen, value),
    merge: (other) => merge(seen, other),
    reset: () => void Object.assign(seen, nothing),
    variance: () => (seen.count < 2 ? Number.NaN : seen.squares / (seen.count - 1)),
  };
  return seen;
}

const nothing = {
  count: 0,
  mean: Number.NaN,
  squares: 0,
  least: Number.POSITIVE_INFINITY,
  most: Number.NEGATIVE_INFINITY,
};

interface Seen extends Tally {
  count: number;
  mean: number;
  /** The squared distances from the mean, added up. */
  squares: number;
  least: number;
  most: number;
}

function add(seen: Seen, value: number): void {
  const count = ++seen.count;
  if (count === 1) seen.mean = value;
  const distance = value - seen.mean;
  seen.mean += distance / count;
  seen.squares += distance * (value - seen.mean);
  if (value < seen.least) seen.least = value;
  if (value > seen.most) seen.most = value;
}

/** Chan, Golub and LeVeque (1979). */
function merge(seen: Seen, other: Tally): void {
  if (other.count === 0) return;
  const count = seen.count + other.count;
  const own = seen.count === 0 ? other.mean : seen.mean;
  const distance = other.mean - own;
  const squares = other.count < 2 ? 0 : other.variance() * (other.count - 1);
  seen.squares += squares + (distance * distance * seen.count * other.count) / count;
  seen.mean = own + (distance * other.count) / count;
  seen.count = count;
  seen.least = Math.min(seen.least, other.least);
  seen.most = Math.max(seen.most, other.most);
}
