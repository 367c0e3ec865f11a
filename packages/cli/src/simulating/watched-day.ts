import { setImmediate } from "node:timers/promises";
import { type DayChart, fullRun, type RunOptions, watchDay } from "@swiftline/core/simulation/city";
import { HOUR, startOfDate } from "@swiftline/core/time";
import type { ProgressLine } from "../present/progress.ts";

/** So many orders are drawn, and so long they are followed after their day. */
const ORDERS = 36;
const DAYS_AFTER = 3;

/**
 * Runs a city through the engine as far as the orders of one day, and follows some of them: the middle of the run, but at the latest its
 * third day, as a full run takes its time. Undefined where somebody asks to stop.
 */
export async function watchedDay(
  options: RunOptions,
  { progress, signal }: { readonly progress: ProgressLine; readonly signal: AbortSignal },
): Promise<DayChart | undefined> {
  const { scenario, book } = options;
  const day = scenario.from + Math.min(2, Math.floor(scenario.days / 2));
  const [from, until] = [startOfDate(book.zone, day), startOfDate(book.zone, day + 1)];
  const watch = watchDay({ from, until, most: ORDERS });
  let events = 0;
  const run = fullRun(options, (happened, ordered) => {
    events += happened.length;
    watch.tell(happened, ordered);
  });
  const end = Math.min(run.end, startOfDate(book.zone, day + 1 + DAYS_AFTER));
  let now = run.start;
  while (now < end && !watch.isOver()) {
    if (signal.aborted) return undefined;
    now = Math.min(now + HOUR, end);
    run.runUntil(now);
    progress.show({ bytes: now - run.start, total: end - run.start, rows: events });
    // So that a signal is heard.
    await setImmediate();
  }
  return watch.chart(now);
}
