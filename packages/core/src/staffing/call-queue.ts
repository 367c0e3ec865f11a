/**
 * Calls that come at random (Poisson) to servers each of whom handles one at a time, for a time that is exponential.
 * All rates are per the same unit of time, whichever it is; waits come out in that unit.
 */
export interface CallQueue {
  readonly servers: number;
  readonly arrivalRate: number;
  /** Calls that one busy server finishes in a unit of time: one over the mean handling time. */
  readonly serviceRate: number;
}

/** A queue whose callers hang up when their patience, exponential too, is over. */
export interface ImpatientQueue extends CallQueue {
  /** One over the mean patience of a caller who waits. */
  readonly patienceRate: number;
}

/** What a queue is like in the long run. Shares are of all callers, those who hang up included. */
export interface QueueService {
  /** Calls that would be handled at a time if nobody ever waited, in erlangs. */
  readonly offeredLoad: number;
  /** The part of their time for which servers are busy. */
  readonly occupancy: number;
  /** The share of callers who find every server busy. */
  readonly pWait: number;
  /** The share of callers who hang up while they wait. */
  readonly pAbandon: number;
  /** How long a caller waits on the average: for an answer, or until hanging up. */
  readonly meanWait: number;
  /** Callers who wait, averaged over time. */
  readonly meanQueue: number;
  /** Callers who wait or are served, averaged over time. */
  readonly meanInSystem: number;
  /** The share of callers who are answered within `time`; who hangs up before is not. */
  readonly answeredWithin: (time: number) => number;
  /** The share of callers who wait longer than `time`, however it ends. */
  readonly waitExceeds: (time: number) => number;
}

/** Throws a `RangeError` that names the first of these that no queue can have. */
export function requireQueue(queue: Partial<ImpatientQueue>): void {
  const { servers = 0, arrivalRate = 0, serviceRate = 1, patienceRate = 1 } = queue;
  if (!(Number.isSafeInteger(servers) && servers >= 0)) throw new RangeError(`servers is ${servers}, no whole number`);
  if (!(arrivalRate >= 0 && arrivalRate < Infinity)) throw new RangeError(`arrivalRate is ${arrivalRate}`);
  if (!(serviceRate > 0 && serviceRate < Infinity)) throw new RangeError(`serviceRate is ${serviceRate}`);
  if (!(patienceRate > 0 && patienceRate < Infinity)) throw new RangeError(`patienceRate is ${patienceRate}`);
}

/** Throws a `RangeError` for a load, in erlangs, that no calls can bring. */
export function requireLoad(offeredLoad: number): void {
  if (!(offeredLoad >= 0 && offeredLoad < Infinity)) throw new RangeError(`offeredLoad is ${offeredLoad}`);
}
