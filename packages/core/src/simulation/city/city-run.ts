import type { EventType } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { randomStreams } from "../../chance/streams.ts";
import { startOfDate } from "../../time/zone.ts";
import { agenda } from "../kernel/agenda.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { fullHotline, type Tell } from "./full-hotline.ts";
import { leanHotline } from "./lean-hotline.ts";
import { mattersOf } from "./matters.ts";
import { nobodyYet } from "./people.ts";
import type { Served, SimulatedHotline } from "./simulated-hotline.ts";
import { noTotals, type Totals } from "./totals.ts";
import { LOOK, type Town } from "./town.ts";
import { townspeople } from "./townspeople.ts";

export interface RunOptions {
  readonly scenario: Scenario;
  readonly book: PolicyBook;
  readonly seed: string | number;
  readonly replication?: number;
  /** The other half of a pair of antithetic runs. */
  readonly antithetic?: boolean;
}

/** A city whose clock can be moved on. */
export interface CityRun {
  readonly start: number;
  readonly end: number;
  /** Lets everything happen up to an instant, `end` at the latest. */
  readonly runUntil: (instant: number) => void;
  readonly totals: () => Readonly<Totals>;
  /** Where those are now who are not gone. */
  readonly now: () => { readonly waiting: number; readonly talking: number; readonly present: number };
  /** How many appeals an agency, by its place in the city's list, works on, or has in its queue. */
  readonly backlog: (agency: number) => number;
  /** How many appeals agencies hold whose limit is past. */
  readonly overdue: () => number;
  /** How many events of each type there were. */
  readonly eventCounts: () => ReadonlyMap<EventType, number>;
  /** The random streams that it draws from, by name. */
  readonly streams: () => readonly string[];
}

/** A run whose every step goes through the engine, and which tells what a real hotline would keep. */
export const fullRun = (options: RunOptions, tell: Tell): CityRun =>
  cityRun(options, (served) => fullHotline({ ...served, lookKind: LOOK, tell }));

/** The same run without events: by what the hotline has learned from the engine. */
export const leanRun = (options: RunOptions): CityRun => cityRun(options, leanHotline);

function cityRun(
  { scenario, book, seed, replication = 0, antithetic = false }: RunOptions,
  opens: (served: Served) => SimulatedHotline,
): CityRun {
  const start = startOfDate(book.zone, scenario.from);
  const end = startOfDate(book.zone, scenario.from + scenario.days);
  const clock = agenda(start);
  const streams = randomStreams(seed, { antithetic });
  const matters = mattersOf(scenario.callers, book, streams, replication);
  const [totals, people] = [noTotals(), nobodyYet()];
  const hotline = opens({ book, matters, people, agenda: clock });
  const town: Town = { scenario, book, agenda: clock, people, matters, hotline, streams, replication, totals };
  const { desk, work, happens } = townspeople(town, start, end);
  return {
    start,
    end,
    runUntil(instant) {
      const until = Math.min(instant, end);
      while (clock.next(until)) happens(clock.kind, clock.argument);
      desk.sees(until);
    },
    totals: () => ({ ...totals }),
    now: () => ({ waiting: desk.waiting(), talking: desk.talking(), present: people.present() }),
    backlog: work.backlog,
    overdue: hotline.overdue,
    eventCounts: () => hotline.counts(clock.now),
    streams: streams.names,
  };
}
