export { type ArrivalProfile, arrivals, type NextArrival } from "./arrivals.ts";
export { type Amount, type DistributionKind, type Law, plainAmount } from "./distributions/distribution-kind.ts";
export { type Distribution, distributionKinds, distributionSchema, lawOf, sampler } from "./distributions/index.ts";
export { type RandomState, type RandomStream, randomStream, streamFrom } from "./random.ts";
export { type KeyedDraws, type RandomStreams, randomStreams } from "./streams.ts";
