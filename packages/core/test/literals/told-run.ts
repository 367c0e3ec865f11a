import type { Event } from "../../src/appeal/events.ts";
import type { PolicyBook } from "../../src/book/policy-book.ts";
import { type CityRun, fullRun } from "../../src/simulation/city/city-run.ts";
import type { Scenario } from "../../src/simulation/scenario/scenario.ts";

/** A full run to its end, and the events of each appeal. */
export interface ToldRun {
  readonly run: CityRun;
  readonly lives: ReadonlyMap<string, readonly Event[]>;
}

export function toldRun(scenario: Scenario, book: PolicyBook, seed: number): ToldRun {
  const events: Event[] = [];
  const run = fullRun({ scenario, book, seed }, (some) => events.push(...some));
  run.runUntil(run.end);
  return { run, lives: Map.groupBy(events, ({ appealId }) => appealId) };
}
