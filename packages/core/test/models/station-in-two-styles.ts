import { type Agenda, agenda } from "../../src/simulation/kernel/agenda.ts";
import { delay, type Process } from "../../src/simulation/kernel/process.ts";
import { simulation } from "../../src/simulation/kernel/process-simulation.ts";
import { REFUSED } from "../../src/simulation/kernel/resource.ts";
import type { ShiftEnd } from "../../src/simulation/kernel/resource-options.ts";
import { type Station, type StationOptions, station } from "../../src/simulation/kernel/resource-station.ts";
import type { StationTotals } from "../../src/simulation/kernel/resource-totals.ts";
import type { ShiftPlan } from "../../src/simulation/kernel/shift-plan.ts";
import { shiftWork } from "../../src/simulation/kernel/shift-work.ts";
import { skillStation } from "../../src/simulation/kernel/skill-station.ts";

/** Who comes so long after the one before them, and how they are. */
export interface Customer {
  readonly gap: number;
  readonly work: number;
  /** They wait no longer than this, unless they had a server once. */
  readonly patience: number;
  readonly priority: number;
}

export interface StationModel {
  readonly plan: ShiftPlan;
  readonly shiftEnd: ShiftEnd;
  readonly interrupted: "resume" | "restart";
  readonly preemptive: boolean;
  readonly room: number;
}

/** What happened, in order: what, to whom, when. */
type History = readonly (readonly [what: string, customer: number, at: number])[];

const ARRIVAL = 0;
const DONE = 1;
const LEAVES = 2;
const SHIFT = 3;

type Happened = { readonly history: History; readonly totals: StationTotals };

export const stationByEvents = (customers: readonly Customer[], model: StationModel): Happened =>
  byEvents(customers, model, station);

/** A pool whose agents are all in one crew. It knows neither preemption nor a room that is full. */
export const stationBySkills = (
  customers: readonly Customer[],
  model: StationModel & { readonly shiftEnd: "finish" | "hand-back" },
): Happened =>
  byEvents(customers, model, (events, { shiftEnd: _, ...options }) => {
    const { shiftEnd } = model;
    const pool = skillStation(events, { ...options, shiftEnd, crews: [{ skills: ["zh"], agents: 0 }] });
    const need = pool.need("zh");
    return {
      ...pool,
      arrive: (request) => pool.arrive(request, need),
      setCapacity: (capacity) => pool.setAgents(0, capacity),
    };
  });

type Desk = Pick<Station, "arrive" | "finish" | "leave" | "setCapacity" | "totals">;

function byEvents(
  customers: readonly Customer[],
  model: StationModel,
  deskOn: (events: Agenda, options: StationOptions) => Desk,
): Happened {
  const history: [string, number, number][] = [];
  const events = agenda();
  const had = new Set<number>();
  const desk = deskOn(events, {
    ...model,
    capacity: 0,
    done: DONE,
    leaves: LEAVES,
    discipline: (customer) => customers[customer]!.priority,
    work: (customer) => customers[customer]!.work,
    patience: (customer) => (had.has(customer) ? Number.POSITIVE_INFINITY : customers[customer]!.patience),
    begun: (customer) => {
      if (!had.has(customer)) history.push(["begins", customer, events.now]);
      had.add(customer);
    },
  });
  const shifts = shiftWork(events, SHIFT, model.plan, desk.setCapacity);
  const planArrival = (customer: number): void => {
    if (customer < customers.length) events.schedule(events.now + customers[customer]!.gap, 0, ARRIVAL, customer);
  };
  planArrival(0);
  while (events.next()) {
    const { kind, argument, now } = events;
    if (kind === ARRIVAL) {
      if (desk.arrive(argument) === REFUSED) history.push(["refused", argument, now]);
      planArrival(argument + 1);
    } else if (kind === DONE) finish();
    else if (kind === LEAVES) history.push(["leaves", desk.leave(argument), now]);
    else shifts.turn();
  }
  return { history, totals: desk.totals() };

  function finish(): void {
    const place = history.push(["served", 0, events.now]) - 1;
    history[place]![1] = desk.finish(events.argument);
  }
}

/** A station that serves in order of coming takes no notice of priorities. */
export function stationByProcesses(
  customers: readonly Customer[],
  model: StationModel,
  discipline: "fifo" | "priority" = "priority",
): History {
  const history: [string, number, number][] = [];
  const { plan, ...options } = model;
  const town = simulation();
  const desk = town.desk({
    ...options,
    capacity: 0,
    discipline,
  });
  const shifts = shiftWork(town.agenda, SHIFT, plan, desk.setCapacity);
  town.process(function* arrivals() {
    for (const [customer, { gap }] of customers.entries()) {
      yield delay(gap);
      town.process(life, customer);
    }
  });
  town.run(undefined, () => shifts.turn());
  return history;

  function* life(customer: number): Process {
    const { work, patience, priority } = customers[customer]!;
    const came = town.now();
    if (!(yield desk.seize(discipline === "fifo" ? { patience } : { patience, priority }))) {
      history.push([town.now() === came ? "refused" : "leaves", customer, town.now()]);
      return;
    }
    history.push(["begins", customer, town.now()]);
    yield desk.serve(work);
    history.push(["served", customer, town.now()]);
    desk.release();
  }
}
