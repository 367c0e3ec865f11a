import type { Event } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { fullRun } from "../city/city-run.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { gathering, type LogRecords } from "./log-records.ts";
import { observeAppeal } from "./observe-appeal.ts";

/** Runs a scenario through the engine until a moment, and gathers its records as those of a real log that ends then. */
export function simulatedRecords(
  scenario: Scenario,
  book: PolicyBook,
  endsAt: number,
  seed = "calibration",
): LogRecords {
  const histories = new Map<string, Event[]>();
  const run = fullRun({ scenario, book, seed }, (events) => {
    for (const event of events) {
      const history = histories.get(event.appealId);
      if (history === undefined) histories.set(event.appealId, [event]);
      else history.push(event);
    }
  });
  run.runUntil(endsAt);
  const gathered = gathering(scenario, book);
  for (const history of histories.values()) {
    // Every order of the simulation has its limit promised.
    const appeal = observeAppeal(history, () => undefined);
    if (appeal !== undefined) gathered.add(appeal);
  }
  return gathered.records(endsAt, { from: run.start, until: endsAt });
}
