import type { PolicyBook } from "../book/policy-book.ts";
import type { EventLog, Timers } from "../book/ports.ts";
import type { Instant } from "../time/instant.ts";
import { ripeAt } from "./ripe-at.ts";

/** The timers of a log that keeps none: every question goes through every history. For tests, examples and small logs in memory. */
export function timersOver(log: EventLog, book: PolicyBook): Timers {
  const inOrder = async (): Promise<readonly { readonly appealId: string; readonly at: Instant }[]> => {
    const timed = [];
    for await (const { appealId, history } of log.all()) {
      const at = ripeAt(history, book);
      if (at !== undefined) timed.push({ appealId, at });
    }
    return timed.toSorted((one, other) => one.at - other.at);
  };
  return {
    async ripe(now, limit) {
      const ripe = (await inOrder()).filter(({ at }) => at <= now);
      return ripe.slice(0, limit).map(({ appealId }) => appealId);
    },
    next: async () => (await inOrder())[0]?.at,
  };
}
