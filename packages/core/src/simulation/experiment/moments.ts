/** How many values there are, their mean, and their variance with n − 1 in the denominator (not a number for one value). */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** By the recurrence of Welford (Technometrics 4, 1962), in the order given: no digits are lost where values are large and close. */
export function momentsOf(values: readonly number[]): Moments {
  let [n, mean, squares] = [0, 0, 0];
  for (const value of values) {
    n++;
    const distance = value - mean;
    mean += distance / n;
    squares += distance * (value - mean);
  }
  return { n, mean: n === 0 ? Number.NaN : mean, variance: squares / (n - 1) };
}
