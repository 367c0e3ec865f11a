import type { EventType } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { randomStreams } from "../../chance/streams.ts";
import { startOfDate } from "../../time/zone.ts";
import { type Agenda, agenda } from "../kernel/agenda.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { callers } from "./callers.ts";
import { followUps } from "./follow-ups.ts";
import { fullHotline, type Tell } from "./full-hotline.ts";
import { intake } from "./intake.ts";
import { leanHotline } from "./lean-hotline.ts";
import { type Matters, mattersOf } from "./matters.ts";
import { offices } from "./offices.ts";
import { nobodyYet, present } from "./people.ts";
import { type RosterChange, rosterOf } from "./roster.ts";
import type { SimulatedHotline } from "./simulated-hotline.ts";
import { switchboard } from "./switchboard.ts";
import { noTotals, type Totals } from "./totals.ts";
import {
  APPEALS_AGAIN,
  CALL_BACK,
  CALL_ENDS,
  CALLED_BACK,
  CALLS_AGAIN,
  CONTACT_MADE,
  DONE,
  drawsFor,
  HANGS_UP,
  LOOK,
  SHIFT_CHANGES,
  SIGNS,
  TAKEN_UP,
  type Town,
} from "./town.ts";

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
  /** How many events of each type there were. */
  readonly eventCounts: () => ReadonlyMap<EventType, number>;
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
  const { desk, happen } = peopled(town, start, end);
  return {
    start,
    end,
    runUntil(instant) {
      while (clock.next(Math.min(instant, end))) (happen[clock.kind] as Happening)(clock.argument);
    },
    totals: () => ({ ...totals }),
    now: () => ({ waiting: desk.waiting(), talking: desk.talking(), present: present(people) }),
    eventCounts: () => hotline.counts(clock.now),
  };
}

type Happening = (argument: number) => void;

/** The people of a town, at the beginning, and what happens to them by the kinds of the agenda's events. */
function peopled(town: Town, start: number, end: number) {
  const { agenda: clock, hotline, scenario, book } = town;
  const desk = switchboard(town);
  const work = offices(town, (person) => calls.plan(person));
  const takeDown = intake(town, work.receive);
  const citizens = callers(town, { start, end, desk, written: takeDown });
  const calls = followUps(town, { redo: work.redo, closed: citizens.closed });

  const roster = rosterOf(scenario, book.zone, drawsFor(town, "how many of a shift come"));

  function planShift(place: number): void {
    const change = roster[place];
    if (change !== undefined) clock.schedule(change.at, BEFORE_CALLS, SHIFT_CHANGES, place);
  }

  const happen: Happening[] = [];
  happen[CONTACT_MADE] = citizens.contact;
  happen[CALL_ENDS] = (person) => {
    desk.ends(person);
    takeDown(person);
  };
  happen[HANGS_UP] = (person) => {
    desk.leaves(person);
    citizens.hungUp(person);
  };
  happen[CALLS_AGAIN] = citizens.redials;
  happen[SHIFT_CHANGES] = (place) => {
    planShift(place + 1);
    desk.changes(roster[place] as RosterChange);
  };
  happen[SIGNS] = work.signs;
  happen[TAKEN_UP] = work.takesUp;
  happen[DONE] = work.done;
  happen[CALL_BACK] = calls.callBack;
  happen[CALLED_BACK] = calls.calledBack;
  happen[APPEALS_AGAIN] = citizens.appealsAgain;
  happen[LOOK] = (person) => hotline.look(person, clock.now);

  planShift(0);
  citizens.begin();
  return { desk, happen };
}

/** At one instant the new shift sits down first. */
const BEFORE_CALLS = -1;
