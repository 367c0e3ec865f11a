/**
 * The p-values of several questions asked at once, adjusted by Holm's step-down rule (Scandinavian Journal of Statistics 6, 1979):
 * whoever takes those at or below α as shown is wrong about any of them with probability at most α. In the order given.
 */
export function holmAdjusted(pValues: readonly number[]): readonly number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  const byP = pValues.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p);
  let greatest = 0;
  for (const [before, { p, at }] of byP.entries()) {
    greatest = Math.max(greatest, Math.min(1, p * (pValues.length - before)));
    adjusted[at] = greatest;
  }
  return adjusted;
}
