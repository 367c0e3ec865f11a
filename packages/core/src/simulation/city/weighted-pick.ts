import type { RandomStream } from "../../chance/random.ts";

/**
 * Picks a place of a list of weights by one uniform number, in constant time whatever its length (the alias method of Walker, with
 * the set-up of Vose, 1991).
 */
export function weightedPick(weights: readonly number[]): (stream: Pick<RandomStream, "uniform">) => number {
  const count = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const heights = Float64Array.from(weights, (weight) => (weight * count) / total);
  const aliases = Int32Array.from(weights, (_, place) => place);
  const small = [...heights.keys()].filter((place) => (heights[place] as number) < 1);
  const large = [...heights.keys()].filter((place) => (heights[place] as number) >= 1);
  for (let low = small.pop(), high = large.at(-1); low !== undefined && high !== undefined; ) {
    aliases[low] = high;
    heights[high] = (heights[high] as number) - (1 - (heights[low] as number));
    if ((heights[high] as number) < 1) small.push(large.pop() as number);
    [low, high] = [small.pop(), large.at(-1)];
  }
  for (const place of [...small, ...large]) heights[place] = 1;
  return (stream) => {
    const scaled = stream.uniform() * count;
    const place = Math.floor(scaled);
    return scaled - place < (heights[place] as number) ? place : (aliases[place] as number);
  };
}
