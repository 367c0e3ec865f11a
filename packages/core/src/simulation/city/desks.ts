import { sampler } from "../../chance/distributions/index.ts";
import type { Agency } from "../../city/lists.ts";
import type { WorkCalendar } from "../../time/calendar.ts";
import type { QueueDiscipline } from "../kernel/queue-discipline.ts";
import { type Resource, resource } from "../kernel/resource.ts";
import { officeOf } from "../scenario/office-of.ts";
import type { Office } from "../scenario/offices-schema.ts";
import { HOPS, NAME, REWORKS, TAKEN_AT } from "./people.ts";
import { drawsFor, type Town } from "./town.ts";

/** How one agency works, ready to be drawn from. */
export interface Desk {
  readonly habits: Office;
  readonly mayWhistle: boolean;
  /** When it works, and when it signs; always where there is no calendar. */
  readonly calendar: WorkCalendar | undefined;
  readonly signsIn: WorkCalendar | undefined;
  readonly signs: ReturnType<typeof sampler>;
  readonly work: ReturnType<typeof sampler>;
  readonly rework: ReturnType<typeof sampler>;
  readonly reportsIn: ReturnType<typeof sampler>;
  readonly staff: Resource;
}

export interface Desks {
  /** The desk of an agency, by its place in the list of the city. */
  readonly at: (agency: number) => Desk;
  /** The desk that has a person's appeal. */
  readonly of: (person: number) => Desk;
  /** For how long one of the staff works on it, this time. */
  readonly workOn: (person: number) => number;
  /** How many appeals an agency works on, or has in its queue. */
  readonly backlog: (agency: number) => number;
}

/** `begins` is told when one of a desk's staff gets to a person's appeal, with the claim to that one. */
export function desks(town: Town, begins: (desk: Desk, person: number, claim: number) => void): Desks {
  const { people, book, hotline } = town;
  const draws = { work: drawsFor(town, "work on an appeal"), rework: drawsFor(town, "work on it again") };
  const all: (Desk | undefined)[] = [];

  function at(agency: number): Desk {
    const desk = all[agency] ?? opened(agency);
    all[agency] = desk;
    return desk;
  }

  const of = (person: number): Desk => at(hotline.holder(person));

  function workOn(person: number): number {
    const { work, rework } = of(person);
    const [name, times] = [people.get(person, NAME), people.get(person, REWORKS)];
    const drawn = times === 0 ? work(draws.work(name, people.get(person, HOPS))) : rework(draws.rework(name, times));
    return Math.max(1, Math.round(drawn));
  }

  function opened(agency: number): Desk {
    const node = book.agencies.nodes[agency] as Agency;
    const habits = officeOf(town.scenario, node);
    const calendarOf = (id: string | null): WorkCalendar | undefined =>
      id === null ? undefined : book.calendars.get(id);
    const discipline = disciplines(town, workOn)[habits.discipline];
    const desk: Desk = {
      habits,
      mayWhistle: book.mayWhistle(node.id),
      calendar: calendarOf(habits.calendar),
      signsIn: calendarOf(habits.signsIn),
      signs: sampler(habits.signs),
      work: sampler(habits.work),
      rework: sampler(habits.rework),
      reportsIn: sampler(habits.reportsIn),
      staff: resource({
        capacity: habits.staff,
        begins: (claim) => begins(desk, desk.staff.requestOf(claim), claim),
        ...(discipline && { discipline }),
      }),
    };
    return desk;
  }

  function backlog(agency: number): number {
    const { staff } = all[agency] ?? {};
    return staff === undefined ? 0 : staff.waiting() + staff.busy();
  }

  return { at, of, workOn, backlog };
}

/** Whose turn it is: the least of these numbers first, of the same number who came first. */
const disciplines = (
  { agenda, people, hotline }: Town,
  workOn: (person: number) => number,
): Readonly<Record<Office["discipline"], QueueDiscipline | undefined>> => ({
  fifo: undefined,
  "earliest-due": hotline.dueAt,
  severity: (person) => hotline.dueAt(person) - people.get(person, TAKEN_AT),
  "score-gaming": (person) => workOn(person) + (agenda.now > hotline.dueAt(person) ? HOPELESS : 0),
});

/** More than any work: what is late already cannot be scored as in time, and waits. */
const HOPELESS = 1e13;

/** Plans what a desk does when so much time has passed by a calendar; never, where that one does not open again. */
export function after(
  { agenda }: Town,
  calendar: WorkCalendar | undefined,
  duration: number,
  { kind, person }: { readonly kind: number; readonly person: number },
): void {
  const length = Math.max(1, Math.round(duration));
  const at = calendar === undefined ? agenda.now + length : calendar.add(agenda.now, length);
  if (at !== null) agenda.schedule(at, 0, kind, person);
}
