import { colleagues } from "./colleagues.ts";
import { CONTACT, REPORT, RETURN, SIGN } from "./deeds.ts";
import { after, type Desk, desks } from "./desks.ts";
import { CAME_AT, CONTACTED, HOPS, NAME, PLACE, REPORTED_AT, REWORKS } from "./people.ts";
import { NOBODY } from "./simulated-hotline.ts";
import { DONE, drawsFor, SIGNS, TAKEN_UP, type Town } from "./town.ts";

/** The agencies at work. */
export interface Offices {
  /** An appeal has been dispatched; who has it will sign for it, or return it. */
  readonly receive: (person: number) => void;
  readonly signs: (person: number) => void;
  /** Another agency takes the appeal over, and will sign for it, or return it. */
  readonly takesOver: (person: number) => void;
  /** The department for which the agency whistled is there. */
  readonly reportsIn: (person: number) => void;
  /** One of the staff begins. */
  readonly takesUp: (person: number) => void;
  readonly done: (person: number) => void;
  /** The appeal comes back because it was not resolved. */
  readonly redo: (person: number) => void;
  /** How many appeals an agency works on, or has in its queue. */
  readonly backlog: (agency: number) => number;
}

/** `reported` is told of every result. */
export function offices(town: Town, reported: (person: number) => void): Offices {
  const { agenda, people, hotline, totals } = town;
  const draws = {
    signs: drawsFor(town, "until an agency signs"),
    returns: drawsFor(town, "whether an agency returns"),
    contacts: drawsFor(town, "whether an agency speaks with the caller"),
  };
  const all = desks(town, begins);
  const others = colleagues(town, all);
  const name = (person: number): number => people.get(person, NAME);

  /** Who gets the appeal begins when the agency is open. */
  function begins({ calendar }: Desk, person: number, claim: number): void {
    people.set(person, PLACE, claim);
    const opens = calendar === undefined ? agenda.now : calendar.nextOpen(agenda.now);
    if (opens !== null) agenda.schedule(opens, 0, TAKEN_UP, person);
  }

  function receive(person: number): void {
    const { signsIn, signs } = all.of(person);
    after(town, signsIn, signs(draws.signs(name(person), people.get(person, HOPS))), { kind: SIGNS, person });
  }

  const joinsQueue = (person: number): void => void all.of(person).staff.seize(person);

  function comesBack(person: number): void {
    hotline.act(person, RETURN);
    totals.returned++;
    people.count(person, HOPS);
    if (hotline.holder(person) === NOBODY) totals.unplaced++;
    else receive(person);
  }

  function countResult(person: number): void {
    people.set(person, REPORTED_AT, agenda.now);
    totals.reports++;
    if (agenda.now > hotline.dueAt(person)) totals.lateReports++;
    if (people.get(person, REWORKS) !== 0) return;
    totals.firstResults++;
    totals.firstResultMs += agenda.now - people.get(person, CAME_AT);
  }

  return {
    receive,
    backlog: all.backlog,
    signs(person) {
      const drawn = draws.returns(name(person), people.get(person, HOPS)).uniform();
      if (drawn < all.of(person).habits.returns && hotline.mayReturn(person)) return comesBack(person);
      hotline.act(person, SIGN);
      if (!others.called(person)) joinsQueue(person);
    },
    takesOver(person) {
      others.takesOver(person);
      receive(person);
    },
    reportsIn(person) {
      others.reportsIn(person);
      joinsQueue(person);
    },
    takesUp(person) {
      const { habits, calendar } = all.of(person);
      if (draws.contacts(name(person), people.get(person, REWORKS)).uniform() < habits.contacts) {
        hotline.act(person, CONTACT);
        people.set(person, CONTACTED, 1);
      }
      after(town, calendar, all.workOn(person), { kind: DONE, person });
    },
    done(person) {
      hotline.act(person, REPORT);
      countResult(person);
      all.of(person).staff.release(people.get(person, PLACE));
      reported(person);
    },
    redo(person) {
      totals.reworks++;
      people.count(person, REWORKS);
      joinsQueue(person);
    },
  };
}
