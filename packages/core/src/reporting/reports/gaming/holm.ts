/**
 * Chances corrected for how many were looked at, in their order (Holm, Scandinavian Journal of Statistics 6, 1979). If nothing
 * at all is out of the ordinary, the chance that any of them comes out below 5 % is at most 5 %, however they hang together.
 */
export function holm(chances: readonly number[]): readonly number[] {
  const order = chances.map((_, index) => index).sort((a, b) => (chances[a] ?? 1) - (chances[b] ?? 1));
  const adjusted = chances.map(() => 1);
  let least = 0;
  for (const [rank, index] of order.entries()) {
    least = Math.max(least, Math.min(1, (chances[index] ?? 1) * (chances.length - rank)));
    adjusted[index] = least;
  }
  return adjusted;
}
