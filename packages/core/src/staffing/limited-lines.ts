import { type CallQueue, requireQueue } from "./call-queue.ts";
import { waitingLine } from "./waiting-line.ts";

/** The service of a queue with room for a few who wait. Blocked callers are turned away at once. */
export interface LimitedService {
  readonly pBlock: number;
  /** Of the callers who are let in, those who must wait. */
  readonly pWaitAccepted: number;
  readonly meanWaitAccepted: number;
  readonly meanQueue: number;
  readonly meanInSystem: number;
  /** Calls served in a unit of time. */
  readonly throughput: number;
}

/** M/M/c/K: a switchboard of `lines` lines in all, for those who talk and those who wait. Throws a `RangeError` where they are fewer than the servers. */
export function limitedLines(queue: CallQueue, lines: number): LimitedService {
  requireQueue(queue);
  const { servers, arrivalRate, serviceRate } = queue;
  if (!(lines >= servers)) throw new RangeError(`${lines} lines are too few for ${servers} servers`);
  const { law } = waitingLine(queue, () => servers * serviceRate, lines - servers);
  const pBlock = law.at(-1) ?? 1;
  const accepted = 1 - pBlock;
  const throughput = arrivalRate * accepted;
  const meanQueue = law.reduce((sum, p, waiting) => sum + p * waiting, 0);
  return {
    pBlock,
    pWaitAccepted: law.subarray(0, -1).reduce((sum, p) => sum + p, 0) / accepted,
    meanWaitAccepted: meanQueue / throughput,
    meanQueue,
    meanInSystem: meanQueue + throughput / serviceRate,
    throughput,
  };
}
