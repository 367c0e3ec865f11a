import { normalCdf, normalQuantile } from "../../chance/normal.ts";
import type { RandomStream } from "../../chance/random.ts";
import type { Interval } from "../../satisfaction/interval.ts";
import { requireLevel } from "./level.ts";
import { momentsOf } from "./moments.ts";

export interface Bootstrap {
  readonly statistic: (values: readonly number[]) => number;
  readonly level: number;
  /** Where the samples are drawn from: a stream named for its purpose. */
  readonly stream: RandomStream;
  /** How many samples; 2000 unless something else is said. */
  readonly resamples?: number;
}

/**
 * The interval of any statistic of independent values, such as a median or a quantile over replications, by the bootstrap with
 * correction for bias and skewness (BCa; Efron, JASA 82, 1987). Undefined under three values or where all samples are the same.
 * Throws a `RangeError` where the level is none.
 */
export function bootstrapInterval(
  values: readonly number[],
  { statistic, level, stream, resamples = 2000 }: Bootstrap,
): Interval | undefined {
  requireLevel(level);
  if (values.length < 3) return undefined;
  const drawn = Array.from({ length: resamples }, () =>
    statistic(values.map(() => values[Math.floor(stream.uniform() * values.length)] as number)),
  ).sort((a, b) => a - b);
  const observed = statistic(values);
  const below = drawn.filter((one) => one < observed).length + drawn.filter((one) => one === observed).length / 2;
  if (below === 0 || below === resamples) return undefined;
  const bias = normalQuantile(below / resamples);
  const skew = accelerationOf(values, statistic);
  const bound = (p: number): number => {
    const z = bias + normalQuantile(p);
    const place = normalCdf(bias + z / (1 - skew * z));
    return drawn[Math.min(resamples - 1, Math.max(0, Math.floor(place * (resamples + 1)) - 1))] as number;
  };
  return { low: bound((1 - level) / 2), high: bound((1 + level) / 2) };
}

/** A sixth of the skewness of the statistic's values with one observation left out. */
function accelerationOf(values: readonly number[], statistic: Bootstrap["statistic"]): number {
  const without = values.map((_, left) => statistic(values.filter((_value, at) => at !== left)));
  const { mean } = momentsOf(without);
  let [squares, cubes] = [0, 0];
  for (const one of without) {
    const distance = mean - one;
    squares += distance * distance;
    cubes += distance * distance * distance;
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}
