/**
 * One reason for or against a meaning of a column. Every bit doubles the odds of the meaning, so reasons add up; a negative
 * number speaks against it.
 */
export interface Evidence {
  readonly bits: number;
  /** A clause: `its name says so`, `it is empty on 3 % of rows`. */
  readonly because: string;
}

/** What speaks so strongly against a meaning that no name can make up for it, in bits. */
export const RULED_OUT = -20;

/** The first that holds, as one reason, or none. */
export function reason(
  ...choices: readonly (readonly [holds: boolean, bits: number, because: string])[]
): readonly Evidence[] {
  const found = choices.find(([holds]) => holds);
  return found === undefined ? [] : [{ bits: found[1], because: found[2] }];
}

/** The sum of reasons, in bits. */
export const weightOf = (evidence: readonly Evidence[]): number => evidence.reduce((sum, { bits }) => sum + bits, 0);

/** The probability of one meaning among rivals that exclude each other; having none of them weighs nothing. */
export function probability(bits: number, rivals: readonly number[]): number {
  const all = [0, bits, ...rivals];
  const most = Math.max(...all);
  const total = all.reduce((sum, one) => sum + 2 ** (one - most), 0);
  return 2 ** (bits - most) / total;
}

/** The part of a hundred, for a sentence: `3 %`, `below 1 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return "below 1 %";
  if (share < 1 && share > 0.99) return "over 99 %";
  return `${Math.round(share * 100)} %`;
}
