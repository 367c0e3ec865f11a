import { momentsOf } from "./moments.ts";

/** How much of the beginning of a series is left out because it still shows how it began. */
export interface WarmUp {
  readonly method: "mser-5" | "given";
  /** Observations left out. */
  readonly dropped: number;
  readonly observations: number;
  /** Whether it came to the limit of one half: the series is too short to show where it settles. */
  readonly capped: boolean;
}

const BATCH = 5;

/**
 * The warm-up by MSER-5 (White, Cobb and Spratt 2000) of a series, which should be the mean of several replications': the cut
 * after which the means of five observations each have the smallest standard error. At most one half is cut.
 */
export function mser5(series: readonly number[]): WarmUp {
  const batches = Array.from(
    { length: Math.floor(series.length / BATCH) },
    (_, batch) => momentsOf(series.slice(BATCH * batch, BATCH * (batch + 1))).mean,
  );
  const most = Math.floor(batches.length / 2);
  const cut = smallestError(batches, most);
  return {
    method: "mser-5",
    dropped: BATCH * cut,
    observations: series.length,
    capped: most > 0 && cut === most,
  };
}

/** The first cut, up to `most`, at which the squared standard error of the rest's mean is smallest. */
function smallestError(values: readonly number[], most: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  // From the end, so that one pass of Welford's sums serves every cut.
  let [n, mean, squares] = [0, 0, 0];
  for (let cut = values.length - 1; cut >= 0; cut--) {
    const value = values[cut] as number;
    n++;
    const distance = value - mean;
    mean += distance / n;
    squares += distance * (value - mean);
    const error = squares / (n * n);
    if (cut <= most && error <= least) [best, least] = [cut, error];
  }
  return best;
}

/** The mean of several series at each place, as long as the shortest of them. */
export function meanSeries(all: readonly (readonly number[])[]): readonly number[] {
  const length = Math.min(...all.map((one) => one.length));
  return Array.from(
    { length: all.length === 0 ? 0 : length },
    (_, at) => momentsOf(all.map((one) => one[at] as number)).mean,
  );
}
