/** The place of the first of these rising numbers that is above `x`; their count if none is. */
export function firstAbove(rising: Float64Array, x: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] as number) > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
