/** The positions of a longest rising run of numbers, which need not stand together: patience sorting, O(n log n). */
export function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  /** For each length, the position at which a run of that length can end lowest. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  numbers.forEach((number, position) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    before[position] = ends[low - 1];
    ends[low] = position;
  });
  const run = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) run.add(at);
  return run;
}
