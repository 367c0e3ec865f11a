import { histogram } from "../../kernel/histogram.ts";
import { type Level, level } from "../../kernel/level.ts";
import { tally } from "../../kernel/tally.ts";

export type CallCentreMeasures = Readonly<Record<string, number>>;

/** What is seen of a call centre: averages over time from begin to end, and the fates of those who arrive from begin on. */
interface CallCentreMeter {
  readonly queue: Level;
  readonly busy: Level;
  readonly begin: (now: number) => void;
  readonly end: (now: number) => void;
  readonly blocked: (since: number) => void;
  readonly delayed: (since: number) => void;
  readonly served: (since: number, now: number, work: number) => void;
  readonly left: (since: number, now: number) => void;
  readonly measures: (callers: number, servers: number) => CallCentreMeasures;
}

export function callCentreMeter(within: readonly number[]): CallCentreMeter {
  const [queue, busy] = [level(0), level(0)];
  const [waits, waitsOfServed, waitsOfLeft, sojourns, sizes] = [tally(), tally(), tally(), tally(), histogram()];
  const answered = within.map(() => 0);
  let begun = Number.POSITIVE_INFINITY;
  let [blocked, delayed, meanQueue, meanBusy] = [0, 0, Number.NaN, Number.NaN];
  return {
    queue,
    busy,
    begin: (now) => {
      begun = now;
      queue.reset(now);
      busy.reset(now);
    },
    end: (now) => {
      meanQueue = queue.mean(now);
      meanBusy = busy.mean(now);
    },
    blocked: (since) => {
      if (since >= begun) blocked++;
    },
    delayed: (since) => {
      if (since >= begun) delayed++;
    },
    served: (since, now, work) => {
      if (since < begun) return;
      const wait = now - since;
      waits.add(wait);
      waitsOfServed.add(wait);
      sojourns.add(wait + work);
      sizes.add(wait);
      for (const [at, limit] of within.entries()) if (wait <= limit) answered[at]!++;
    },
    left: (since, now) => {
      if (since < begun) return;
      waits.add(now - since);
      waitsOfLeft.add(now - since);
    },
    measures: (callers, servers) => ({
      pWait: delayed / callers,
      pBlock: blocked / callers,
      pWaitGivenAccepted: delayed / (callers - blocked),
      pAbandon: waitsOfLeft.count / callers,
      pAbandonGivenWait: waitsOfLeft.count / delayed,
      meanWait: waits.mean,
      varWait: waits.variance(),
      sdWait: Math.sqrt(waits.variance()),
      meanWaitServed: waitsOfServed.mean,
      meanWaitAbandoned: waitsOfLeft.mean,
      meanSojourn: sojourns.mean,
      meanQueue,
      meanBusy,
      rho: meanBusy / servers,
      meanInSystem: meanQueue + meanBusy,
      ...Object.fromEntries([0.5, 0.8, 0.95, 0.99].map((share) => [`waitQuantile_${share}`, sizes.quantile(share)])),
      ...Object.fromEntries(within.map((limit, at) => [`pServedWithin_${limit}`, answered[at]! / callers])),
      ...Object.fromEntries(within.map((limit, at) => [`pWaitGt_${limit}`, 1 - answered[at]! / callers])),
    }),
  };
}
