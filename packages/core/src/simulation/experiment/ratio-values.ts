/** What one replication adds to a ratio. */
export interface RatioPart {
  readonly part: number;
  readonly whole: number;
}

/**
 * The jackknife's pseudo-values of Σ part / Σ whole (Miller, Biometrika 61, 1974): their mean is the ratio, freed of the greatest
 * part of its bias, and they may be treated as independent values of it. Each says how much its replication moves the ratio.
 */
export function ratioValues(replications: readonly RatioPart[]): readonly number[] {
  const n = replications.length;
  const [parts, wholes] = [sumOf(replications.map(({ part }) => part)), sumOf(replications.map(({ whole }) => whole))];
  return replications.map(({ part, whole }) => n * (parts / wholes) - (n - 1) * ((parts - part) / (wholes - whole)));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
