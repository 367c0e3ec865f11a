import type { CallQueue, QueueService } from "./call-queue.ts";
import { erlangA } from "./erlang-a.ts";
import { erlangC } from "./erlang-c.ts";

/** What a queue must keep; all that is given at once. Times are in the unit of the queue's rates. */
export interface ServiceTarget {
  /** At least this share of all callers is answered within this time. */
  readonly answered?: { readonly share: number; readonly within: number } | undefined;
  readonly meanWait?: number | undefined;
  /** At most this share of all callers hangs up. */
  readonly abandoned?: number | undefined;
  /** Servers are busy for at most this part of their time. */
  readonly occupancy?: number | undefined;
}

/** The same queue without its servers: what is asked of them. `patienceRate` is absent where nobody hangs up. */
export interface CallDemand extends Omit<CallQueue, "servers"> {
  readonly patienceRate?: number | undefined;
}

/** The service of so many servers: Palm's model where callers hang up, Erlang's where they do not. */
export function serviceOf({ patienceRate, ...demand }: CallDemand, servers: number): QueueService {
  return patienceRate === undefined ? erlangC({ ...demand, servers }) : erlangA({ ...demand, servers, patienceRate });
}

export function meets(service: QueueService, { answered, meanWait, abandoned, occupancy }: ServiceTarget): boolean {
  return (
    (answered === undefined || service.answeredWithin(answered.within) >= answered.share) &&
    (meanWait === undefined || service.meanWait <= meanWait) &&
    (abandoned === undefined || service.pAbandon <= abandoned) &&
    (occupancy === undefined || service.occupancy <= occupancy)
  );
}

/**
 * The smallest number of servers that keeps the target: at least one, but none where no call comes. Everything that a target may ask for gets
 * better with each server, so it is found by halving.
 */
export function serversNeeded(demand: CallDemand, target: ServiceTarget): number {
  if (demand.arrivalRate === 0) return 0;
  const enough = (servers: number): boolean => meets(serviceOf(demand, servers), target);
  let tooFew = 0;
  let high = Math.max(1, Math.ceil(demand.arrivalRate / demand.serviceRate));
  while (!enough(high)) [tooFew, high] = [high, 2 * high];
  while (high - tooFew > 1) {
    const middle = (tooFew + high) >> 1;
    if (enough(middle)) high = middle;
    else tooFew = middle;
  }
  return high;
}
