import type { Values } from "./paired-interval.ts";

/** Where a replication stands in its antithetic pair: the streams are those of `pair`, turned over in the second of the two. */
export const antitheticPair = (replication: number): { readonly pair: number; readonly antithetic: boolean } => ({
  pair: Math.floor(replication / 2),
  antithetic: replication % 2 === 1,
});

/**
 * The mean of each whole antithetic pair. A model that rises with all its uniform numbers makes the two differ in opposite
 * directions, and their mean varies less than that of two independent replications; the pairs are independent of each other.
 */
export const pairMeans = (values: Values): Values =>
  Array.from({ length: Math.floor(values.length / 2) }, (_, pair) => {
    const [one, other] = [values[2 * pair], values[2 * pair + 1]];
    return one === undefined || other === undefined ? undefined : (one + other) / 2;
  });
