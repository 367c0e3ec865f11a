import { agenda } from "../../src/simulation/kernel/agenda.ts";
import { delay, type Process } from "../../src/simulation/kernel/process.ts";
import { simulation } from "../../src/simulation/kernel/process-simulation.ts";
import { REFUSED } from "../../src/simulation/kernel/resource.ts";
import type { ShiftEnd } from "../../src/simulation/kernel/resource-options.ts";
import { station } from "../../src/simulation/kernel/resource-station.ts";
import type { StationTotals } from "../../src/simulation/kernel/resource-totals.ts";
import type { ShiftPlan } from "../../src/simulation/kernel/shift-plan.ts";
import { shiftWork } from "../../src/simulation/kernel/shift-work.ts";

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

export function stationByEvents(
  customers: readonly Customer[],
  model: StationModel,
): { readonly history: History; readonly totals: StationTotals } {
  const history: [string, number, number][] = [];
  const events = agenda();
  const had = new Set<number>();
  const desk = station(events, {
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

export function stationByProcesses(customers: readonly Customer[], model: StationModel): History {
  const history: [string, number, number][] = [];
  const { plan, ...options } = model;
  const town = simulation();
  const desk = town.desk({
    ...options,
    capacity: 0,
    discipline: "priority",
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
    if (!(yield desk.seize({ patience, priority }))) {
      history.push([town.now() === came ? "refused" : "leaves", customer, town.now()]);
      return;
    }
    history.push(["begins", customer, town.now()]);
    yield desk.serve(work);
    history.push(["served", customer, town.now()]);
    desk.release();
  }
}
