import { type CallQueue, type QueueService, requireQueue } from "./call-queue.ts";
import { erlangB } from "./erlang-b.ts";

/** The service of a queue in which everybody waits until answered. */
export interface PatientService extends QueueService {
  readonly meanSojourn: number;
  readonly sdWait: number;
  /** The share of callers who are not done, wait and handling together, after `time`. */
  readonly sojournExceeds: (time: number) => number;
  /**
   * The wait that this share of callers, from 0 to 1, does not exceed; 0 where so many do not wait at all. Throws a `RangeError`
   * for what is no share.
   */
  readonly waitQuantile: (share: number) => number;
}

/**
 * Erlang's delay formula, M/M/c: nobody hangs up, first come is first served. Where the load is as large as the servers the queue
 * grows without end: every call waits, and for ever.
 */
export function erlangC(queue: CallQueue): PatientService {
  requireQueue(queue);
  const { servers, arrivalRate, serviceRate } = queue;
  const offeredLoad = arrivalRate / serviceRate;
  if (offeredLoad >= servers) return overwhelmed(queue);
  const spare = servers * serviceRate - arrivalRate;
  const blocked = erlangB(servers, offeredLoad);
  const pWait = (servers * blocked) / (servers - offeredLoad + offeredLoad * blocked);
  const waitExceeds = (time: number): number => pWait * Math.exp(-spare * time);
  const meanWait = pWait / spare;
  return {
    offeredLoad,
    occupancy: offeredLoad / servers,
    pWait,
    pAbandon: 0,
    meanWait,
    meanQueue: arrivalRate * meanWait,
    meanInSystem: offeredLoad + arrivalRate * meanWait,
    meanSojourn: meanWait + 1 / serviceRate,
    sdWait: Math.sqrt(pWait * (2 - pWait)) / spare,
    answeredWithin: (time) => 1 - waitExceeds(time),
    waitExceeds,
    sojournExceeds: (time) =>
      Math.exp(-serviceRate * time) * (1 + pWait * serviceRate * time * fading((spare - serviceRate) * time)),
    waitQuantile: quantile((share) => (1 - share >= pWait ? 0 : Math.log(pWait / (1 - share)) / spare)),
  };
}

/** What answers for shares alone. */
const quantile =
  (waitOf: (share: number) => number) =>
  (share: number): number => {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`share is ${share}`);
    return waitOf(share);
  };

/** (1 − e⁻ˣ) / x, the mean of e⁻ʸ for y between 0 and x. */
const fading = (x: number): number => (x === 0 ? 1 : -Math.expm1(-x) / x);

/** Without servers or calls there may be nothing that waits; else the wait has no end. */
function overwhelmed({ servers, arrivalRate, serviceRate }: CallQueue): PatientService {
  const endless = Number.POSITIVE_INFINITY;
  return {
    offeredLoad: arrivalRate / serviceRate,
    occupancy: servers === 0 ? 0 : 1,
    pWait: 1,
    pAbandon: 0,
    meanWait: endless,
    meanQueue: arrivalRate === 0 ? 0 : endless,
    meanInSystem: arrivalRate === 0 ? 0 : endless,
    meanSojourn: endless,
    sdWait: endless,
    answeredWithin: () => 0,
    waitExceeds: () => 1,
    sojournExceeds: () => 1,
    waitQuantile: quantile(() => endless),
  };
}
