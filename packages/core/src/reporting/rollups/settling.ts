import { binOf, bucketOf } from "../duration-bins.ts";
import { dayOf, type Rollup } from "./rollup.ts";

/** How long it took to settle, by policy and log-linear bucket: for quantiles. */
export const settling: Rollup = {
  name: "settling",
  dimensions: ["day", "policy", "bucket"],
  measures: ["settled"],
  count({ registeredAt, settledAt, policy }, book) {
    if (settledAt === undefined) return [];
    return [
      { key: [dayOf(registeredAt, book), policy, String(bucketOf(settledAt - registeredAt))], counts: { settled: 1 } },
    ];
  },
};

/** The same by the bins in which people read it. */
export const settlingBins: Rollup = {
  name: "settling-bins",
  dimensions: ["day", "bin"],
  measures: ["settled"],
  count({ registeredAt, settledAt }, book) {
    if (settledAt === undefined) return [];
    return [{ key: [dayOf(registeredAt, book), String(binOf(settledAt - registeredAt))], counts: { settled: 1 } }];
  },
};
