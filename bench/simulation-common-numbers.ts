/**
 * What common random numbers save: by how much the difference of the mean waits of 100 and of 103 servers (M/M/c+M, 110 calls in a
 * mean service, a patience of two of them) varies where both have the same callers, and where they have not.
 *
 *     simulation-common-numbers.ts PAIRS CALLERS
 */
import { randomStreams, sampler } from "@swiftline/core/chance";
import { momentsOf } from "../packages/core/src/simulation/experiment/moments.ts";
import { callCentre } from "../packages/core/src/simulation/validation/models/call-centre.ts";

export interface CommonNumbers {
  /** Of the differences: their means, and how many times as many independent replications have the same variance. */
  readonly common: number;
  readonly independent: number;
  readonly saved: number;
}

const [pairs = 0, callers = 0] = process.argv.slice(2).map(Number);
const exponential = (mean: number) => sampler({ kind: "exponential", mean });

function meanWait(servers: number, seed: string, replication: number): number {
  const model = { servers, interarrival: exponential(1 / 110), service: exponential(1), patience: exponential(2) };
  const measured = callCentre(model, randomStreams(seed), replication, { present: 120, warmUp: 2_000, callers });
  return measured.meanWait ?? Number.NaN;
}

function differences(otherSeed: string) {
  const of = (pair: number): number => meanWait(100, "one", pair) - meanWait(103, otherSeed, pair);
  return momentsOf(Array.from({ length: pairs }, (_, pair) => of(pair)));
}

const [common, independent] = [differences("one"), differences("other")];
const answer: CommonNumbers = {
  common: common.mean,
  independent: independent.mean,
  saved: independent.variance / common.variance,
};
console.log(JSON.stringify(answer));
