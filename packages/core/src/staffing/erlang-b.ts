import { requireLoad, requireQueue } from "./call-queue.ts";

/**
 * The share of calls that find every server busy where nobody can wait (Erlang's loss formula), for an offered load in erlangs.
 * It holds for every law of the handling time. By the recursion over servers, in which nothing grows or cancels.
 * Throws a `RangeError` unless the servers are a whole number and the load is 0 or more.
 */
export function erlangB(servers: number, offeredLoad: number): number {
  requireQueue({ servers });
  requireLoad(offeredLoad);
  let blocked = 1;
  for (let busy = 1; busy <= servers; busy++) blocked = (offeredLoad * blocked) / (busy + offeredLoad * blocked);
  return blocked;
}
