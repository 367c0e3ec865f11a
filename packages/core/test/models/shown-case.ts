import { sampler } from "../../src/chance/distributions/index.ts";
import type { RandomStreams } from "../../src/chance/streams.ts";

/** A case of the reference data as a simulation: what a replication measures has the names of the case's truths. */
export interface ShownCase {
  readonly replications: number;
  readonly run: (streams: RandomStreams, replication: number) => Readonly<Record<string, number>>;
}

export const exponential = (rate: number) => sampler({ kind: "exponential", mean: 1 / rate });
