import { type ImpatientQueue, type QueueService, requireQueue } from "./call-queue.ts";
import { fatesOf, laterThan, tailOf } from "./impatient-fates.ts";
import { waitingLine } from "./waiting-line.ts";

/** The service of a queue whose callers hang up. */
export interface ImpatientService extends QueueService {
  readonly pAbandonGivenWait: number;
  readonly meanWaitServed: number;
  /** How long those wait who hang up. */
  readonly meanWaitAbandoned: number;
  /** Calls answered in a unit of time. */
  readonly throughput: number;
}

/**
 * Palm's model, M/M/c+M, also called Erlang A. It has a long run however few servers there are: callers who hang up relieve the
 * others. Takes as many steps as callers may wait, so that patience of weeks before far too few servers takes long.
 */
export function erlangA(queue: ImpatientQueue): ImpatientService {
  requireQueue(queue);
  const { servers, arrivalRate, serviceRate, patienceRate } = queue;
  const capacity = servers * serviceRate;
  const { law, free } = waitingLine(queue, (waiting) => capacity + waiting * patienceRate);
  const fates = fatesOf(law, capacity, patienceRate);
  const [waiting, servedLate] = [tailOf(law), tailOf(fates.served)];
  const [pWait = 0, pServedLate = 0] = [waiting[0], servedLate[0]];
  const pServed = free + pServedLate;
  const pAbandon = patienceRate * fates.meanWait;
  const throughput = arrivalRate * pServed;
  const shape = capacity / patienceRate;
  return {
    offeredLoad: arrivalRate / serviceRate,
    occupancy: part(throughput, capacity),
    pWait,
    pAbandon,
    pAbandonGivenWait: part(pAbandon, pWait),
    meanWait: fates.meanWait,
    meanWaitServed: part(fates.waitOfServed, pServed),
    meanWaitAbandoned: part(fates.waitOfAbandoned, pAbandon),
    meanQueue: arrivalRate * fates.meanWait,
    meanInSystem: arrivalRate * fates.meanWait + throughput / serviceRate,
    throughput,
    answeredWithin: (time) => pServed - laterThan(patienceRate * time, servedLate, shape + 1),
    waitExceeds: (time) => Math.exp(-patienceRate * time) * laterThan(patienceRate * time, waiting, shape),
  };
}

/** Nothing of nothing is nothing. */
const part = (amount: number, whole: number): number => (whole === 0 ? 0 : amount / whole);
