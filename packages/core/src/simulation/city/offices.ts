import { colleagues } from "./colleagues.ts";
import { CONTACT, REPORT, RETURN, SIGN } from "./deeds.ts";
import { after, type Desk, desks } from "./desks.ts";
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
  const name = (person: number): number => people.names[person] as number;

  /** Who gets the appeal begins when the agency is open. */
  function begins({ calendar }: Desk, person: number, claim: number): void {
    people.places[person] = claim;
    const opens = calendar === undefined ? agenda.now : calendar.nextOpen(agenda.now);
    if (opens !== null) agenda.schedule(opens, 0, TAKEN_UP, person);
  }

  function receive(person: number): void {
    const { signsIn, signs } = all.of(person);
    after(town, signsIn, signs(draws.signs(name(person), people.hops[person] as number)), { kind: SIGNS, person });
  }

  const joinsQueue = (person: number): void => void all.of(person).staff.seize(person);

  function comesBack(person: number): void {
    hotline.act(person, RETURN, agenda.now);
    totals.returned++;
    people.hops[person] = (people.hops[person] as number) + 1;
    if (hotline.holder(person) === NOBODY) totals.unplaced++;
    else receive(person);
  }

  function countResult(person: number, late: boolean): void {
    people.late[person] = late ? 1 : 0;
    people.reportedAt[person] = agenda.now;
    totals.reports++;
    if (late) totals.lateReports++;
    if (people.reworks[person] !== 0) return;
    totals.firstResults++;
    totals.firstResultMs += agenda.now - (people.cameAt[person] as number);
  }

  return {
    receive,
    backlog: all.backlog,
    signs(person) {
      const drawn = draws.returns(name(person), people.hops[person] as number).uniform();
      if (drawn < all.of(person).habits.returns && hotline.mayReturn(person)) return comesBack(person);
      hotline.act(person, SIGN, agenda.now);
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
      if (draws.contacts(name(person), people.reworks[person] as number).uniform() < habits.contacts) {
        hotline.act(person, CONTACT, agenda.now);
        people.contacted[person] = 1;
      }
      after(town, calendar, all.workOn(person), { kind: DONE, person });
    },
    done(person) {
      const late = agenda.now > hotline.dueAt(person);
      hotline.act(person, REPORT, agenda.now);
      countResult(person, late);
      all.of(person).staff.release(people.places[person] as number);
      reported(person);
    },
    redo(person) {
      totals.reworks++;
      people.reworks[person] = (people.reworks[person] as number) + 1;
      joinsQueue(person);
    },
  };
}
