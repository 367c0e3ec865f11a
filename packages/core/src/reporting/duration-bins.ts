import { DAY, HOUR, MINUTE } from "../time/duration.ts";

/** The bins in which people read how long something took; each ends where the next begins. */
export const durationBins = [
  { label: "under 1 min", below: MINUTE },
  { label: "1 to 15 min", below: 15 * MINUTE },
  { label: "15 min to 1 h", below: HOUR },
  { label: "1 to 2 h", below: 2 * HOUR },
  { label: "2 to 4 h", below: 4 * HOUR },
  { label: "4 to 8 h", below: 8 * HOUR },
  { label: "8 to 24 h", below: DAY },
  { label: "1 to 3 d", below: 3 * DAY },
  { label: "3 to 7 d", below: 7 * DAY },
  { label: "7 to 30 d", below: 30 * DAY },
  { label: "30 d and more", below: Number.POSITIVE_INFINITY },
] as const;

export const binOf = (duration: number): number => durationBins.findIndex(({ below }) => duration < below);

/**
 * Log-linear buckets of about 4.4 % width for quantiles that merge by addition: 16 to a doubling of seconds, from one second
 * up; shorter times share bucket -1. A quantile read from them is off by at most half a bucket, about 2.2 %.
 */
const PER_DOUBLING = 16;

export const bucketOf = (duration: number): number =>
  duration < 1000 ? -1 : Math.floor(Math.log2(duration / 1000) * PER_DOUBLING);

/** The middle of a bucket on the log scale, in milliseconds. */
const middleOf = (bucket: number): number => (bucket < 0 ? 0 : 2 ** ((bucket + 0.5) / PER_DOUBLING) * 1000);

/** The q-quantile of bucketed durations, 0 < q < 1; undefined where nothing was counted. */
export function quantile(buckets: ReadonlyMap<number, number>, q: number): number | undefined {
  const sorted = [...buckets].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  let passed = 0;
  for (const [bucket, count] of sorted) {
    passed += count;
    if (passed >= q * total) return Math.round(middleOf(bucket));
  }
  return undefined;
}
