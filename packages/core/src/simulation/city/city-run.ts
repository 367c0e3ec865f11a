import type { EventType } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { randomStreams } from "../../chance/streams.ts";
import { startOfDate } from "../../time/zone.ts";
import { type Agenda, agenda } from "../kernel/agenda.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { fullHotline, type Tell } from "./full-hotline.ts";
import { leanHotline } from "./lean-hotline.ts";
import { type Matters, mattersOf } from "./matters.ts";
import { nobodyYet, present } from "./people.ts";
import type { SimulatedHotline } from "./simulated-hotline.ts";
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
  /** How many events of each type there were. */
  readonly eventCounts: () => ReadonlyMap<EventType, number>;
  /** The random streams that it draws from, by name. */
  readonly streams: () => readonly string[];
}

/** A run whose every step goes through the engine, and which tells what a real hotline would keep. */
export const fullRun = (options: RunOptions, tell: Tell): CityRun =>
  cityRun(options, (book, matters, agenda) => fullHotline({ book, matters, agenda, lookKind: LOOK, tell }));

/** The same run without events: by what the hotline has learned from the engine. */
export const leanRun = (options: RunOptions): CityRun =>
  cityRun(options, (book, matters) => leanHotline({ book, matters }));

type Opens = (book: PolicyBook, matters: Matters, agenda: Agenda) => SimulatedHotline;

function cityRun({ scenario, book, seed, replication = 0, antithetic = false }: RunOptions, opens: Opens): CityRun {
  const start = startOfDate(book.zone, scenario.from);
  const end = startOfDate(book.zone, scenario.from + scenario.days);
  const clock = agenda(start);
  const streams = randomStreams(seed, { antithetic });
  const matters = mattersOf(scenario.callers, book, streams, replication);
  const hotline = opens(book, matters, clock);
  const [totals, people] = [noTotals(), nobodyYet()];
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
    now: () => ({ waiting: desk.waiting(), talking: desk.talking(), present: present(people) }),
    backlog: work.backlog,
    eventCounts: () => hotline.counts(clock.now),
    streams: streams.names,
  };
}
