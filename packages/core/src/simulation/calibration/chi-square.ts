import { upperGamma } from "../../chance/gamma-function.ts";

/** The chance that a chi-square variate of so many degrees of freedom is above `x`. */
export const chiSquareAbove = (x: number, degrees: number): number => upperGamma(degrees / 2, x / 2);

/** The value above which a chi-square variate lies with chance `p`, above 0 and below 1. */
export function chiSquarePoint(p: number, degrees: number): number {
  let [low, high] = [0, degrees + 10];
  while (chiSquareAbove(high, degrees) > p) high *= 2;
  for (let halving = 0; halving < 100 && high - low > 1e-12 * high; halving++) {
    const middle = (low + high) / 2;
    if (chiSquareAbove(middle, degrees) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
