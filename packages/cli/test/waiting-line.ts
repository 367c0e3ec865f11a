import { randomStreams } from "@swiftline/core/chance";
import type { ReplicationModel } from "@swiftline/core/simulation/experiment";

/** A model for threads: the mean wait of the first callers of M/M/1, whose agent serves at `rate` times the callers' rate. */
export default ({ seed, callers }: { readonly seed: string; readonly callers: number }): ReplicationModel =>
  ({ values }, replication) => {
    const streams = randomStreams(seed);
    const [gaps, talks] = [streams.stream("arrivals", replication), streams.stream("talk", replication)];
    let [wait, sum] = [0, 0];
    for (let caller = 0; caller < callers; caller++) {
      sum += wait;
      wait = Math.max(0, wait + talks.exponential() / Number(values.rate) - gaps.exponential());
    }
    return { wait: sum / callers };
  };
