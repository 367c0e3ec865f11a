import { sampler } from "../../chance/distributions/index.ts";
import type { RandomStreams } from "../../chance/streams.ts";

/** What a replication measures, by name. */
export type CaseMeasures = Readonly<Record<string, number>>;

/** A model that is simulated a number of times. */
export interface SimulatedCase {
  readonly replications: number;
  readonly run: (streams: RandomStreams, replication: number) => CaseMeasures;
}

/** Few and short runs, of which one measure is looked at: one whose mean over so little is close to unbiased and to normal. */
interface ShortCase extends SimulatedCase {
  readonly measure: string;
}

/** A model of queueing theory of which some values are known exactly. */
export interface ExactCase {
  readonly name: string;
  /** In Kendall's notation and words. */
  readonly model: string;
  /** By measure: what it is in the long run, or at its moment, to at least ten digits. Rates and times are in one unit of the model's. */
  readonly exact: () => CaseMeasures;
  readonly whole: SimulatedCase;
  readonly short: ShortCase;
}

export const exponential = (rate: number) => sampler({ kind: "exponential", mean: 1 / rate });
