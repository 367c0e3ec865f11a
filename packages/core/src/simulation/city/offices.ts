import { sampler } from "../../chance/distributions/index.ts";
import type { Agency } from "../../city/lists.ts";
import type { WorkCalendar } from "../../time/calendar.ts";
import type { QueueDiscipline } from "../kernel/queue-discipline.ts";
import { type Resource, resource } from "../kernel/resource.ts";
import { officeOf } from "../scenario/office-of.ts";
import type { Office } from "../scenario/staff-schema.ts";
import { CONTACT, REPORT, RETURN, SIGN } from "./deeds.ts";
import { NOBODY } from "./simulated-hotline.ts";
import { DONE, drawsFor, SIGNS, TAKEN_UP, type Town } from "./town.ts";

/** The agencies at work. */
export interface Offices {
  /** An appeal has been dispatched; who has it will sign for it, or return it. */
  readonly receive: (person: number) => void;
  readonly signs: (person: number) => void;
  /** One of the staff begins. */
  readonly takesUp: (person: number) => void;
  readonly done: (person: number) => void;
  /** The appeal comes back because it was not resolved. */
  readonly redo: (person: number) => void;
}

/** How one agency works, ready to be drawn from. */
interface Desk {
  readonly habits: Office;
  readonly calendar: WorkCalendar | undefined;
  readonly signs: ReturnType<typeof sampler>;
  readonly work: ReturnType<typeof sampler>;
  readonly rework: ReturnType<typeof sampler>;
  readonly staff: Resource;
}

/** `reported` is told of every result. */
export function offices(town: Town, reported: (person: number) => void): Offices {
  const { agenda, people, hotline, totals, book } = town;
  const draws = {
    signs: drawsFor(town, "until an agency signs"),
    returns: drawsFor(town, "whether an agency returns"),
    contacts: drawsFor(town, "whether an agency speaks with the caller"),
    work: drawsFor(town, "work on an appeal"),
    rework: drawsFor(town, "work on it again"),
  };
  const desks: (Desk | undefined)[] = [];
  const deskOf = (person: number): Desk => {
    const place = hotline.holder(person);
    const desk = desks[place] ?? deskAt(place);
    desks[place] = desk;
    return desk;
  };

  function workOf(person: number, desk: Desk): number {
    const [name, times] = [people.names[person] as number, people.reworks[person] as number];
    const drawn =
      times === 0 ? desk.work(draws.work(name, people.hops[person] as number)) : desk.rework(draws.rework(name, times));
    return Math.max(1, Math.round(drawn));
  }

  function deskAt(place: number): Desk {
    const habits = officeOf(town.scenario, book.agencies.nodes[place] as Agency);
    const calendar = habits.calendar === null ? undefined : book.calendars.get(habits.calendar);
    const disciplines: Readonly<Record<Office["discipline"], QueueDiscipline | undefined>> = {
      fifo: undefined,
      "earliest-due": hotline.dueAt,
      severity: (person) => hotline.dueAt(person) - (people.cameAt[person] as number),
      "score-gaming": (person) => workOf(person, desk) + (agenda.now > hotline.dueAt(person) ? HOPELESS : 0),
    };
    const discipline = disciplines[habits.discipline];
    const desk: Desk = {
      habits,
      calendar,
      signs: sampler(habits.signs),
      work: sampler(habits.work),
      rework: sampler(habits.rework),
      staff: resource({
        capacity: habits.staff,
        begins: (claim) => begins(desk, desk.staff.requestOf(claim), claim),
        ...(discipline && { discipline }),
      }),
    };
    return desk;
  }

  /** Who gets the appeal begins when the agency is open. */
  function begins(desk: Desk, person: number, claim: number): void {
    people.places[person] = claim;
    const opens = desk.calendar === undefined ? agenda.now : desk.calendar.nextOpen(agenda.now);
    if (opens !== null) agenda.schedule(opens, 0, TAKEN_UP, person);
  }

  function after(desk: Desk, openTime: number, kind: number, person: number): void {
    const at = desk.calendar === undefined ? agenda.now + openTime : desk.calendar.add(agenda.now, openTime);
    if (at !== null) agenda.schedule(at, 0, kind, person);
  }

  function receive(person: number): void {
    const hop = people.hops[person] as number;
    const desk = deskOf(person);
    after(desk, Math.max(1, Math.round(desk.signs(draws.signs(people.names[person] as number, hop)))), SIGNS, person);
  }

  return {
    receive,
    signs(person) {
      const desk = deskOf(person);
      const drawn = draws.returns(people.names[person] as number, people.hops[person] as number).uniform();
      if (drawn >= desk.habits.returns || !hotline.mayReturn(person)) {
        hotline.act(person, SIGN, agenda.now);
        desk.staff.seize(person);
        return;
      }
      hotline.act(person, RETURN, agenda.now);
      totals.returned++;
      people.hops[person] = (people.hops[person] as number) + 1;
      if (hotline.holder(person) === NOBODY) totals.unplaced++;
      else receive(person);
    },
    takesUp(person) {
      const desk = deskOf(person);
      const drawn = draws.contacts(people.names[person] as number, people.reworks[person] as number).uniform();
      if (drawn < desk.habits.contacts) {
        hotline.act(person, CONTACT, agenda.now);
        people.contacted[person] = 1;
      }
      after(desk, workOf(person, desk), DONE, person);
    },
    done(person) {
      const desk = deskOf(person);
      const late = agenda.now > hotline.dueAt(person);
      hotline.act(person, REPORT, agenda.now);
      people.late[person] = late ? 1 : 0;
      people.reportedAt[person] = agenda.now;
      totals.reports++;
      if (late) totals.lateReports++;
      if (people.reworks[person] === 0) {
        totals.firstResults++;
        totals.firstResultMs += agenda.now - (people.cameAt[person] as number);
      }
      desk.staff.release(people.places[person] as number);
      reported(person);
    },
    redo(person) {
      totals.reworks++;
      people.reworks[person] = (people.reworks[person] as number) + 1;
      deskOf(person).staff.seize(person);
    },
  };
}

/** More than any work: what is late already cannot be scored as in time, and waits. */
const HOPELESS = 1e13;
