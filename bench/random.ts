/** Chance that is the same for the same seed. */
export interface Random {
  /** A whole number from 0 until before `bound`. */
  readonly below: (bound: number) => number;
  /** True in this share of the cases. */
  readonly chance: (share: number) => boolean;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  /** From `least` to `most` values, each once. */
  readonly some: <Value>(values: readonly Value[], least: number, most: number) => readonly Value[];
  /** Picks the nth of the values, once shuffled, n times as seldom as the first (Zipf). */
  readonly zipf: <Value>(values: readonly Value[]) => () => Value;
}

/** Draws by mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(share() * bound);
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)]!;
  return {
    below,
    chance: (wanted) => share() < wanted,
    pick,
    some(values, least, most) {
      const count = least + below(most - least + 1);
      const picked = new Set<(typeof values)[number]>();
      while (picked.size < count) picked.add(pick(values));
      return [...picked];
    },
    zipf(values) {
      const order = values.map((value) => ({ value, at: share() })).toSorted((one, other) => one.at - other.at);
      let total = 0;
      const sums = Float64Array.from(order, (_, index) => {
        total += 1 / (index + 1);
        return total;
      });
      return () => order[firstAbove(sums, share() * total)]!.value;
    },
  };
}

/** The position of the first sum above a number that is less than the last. */
function firstAbove(sums: Float64Array, wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
