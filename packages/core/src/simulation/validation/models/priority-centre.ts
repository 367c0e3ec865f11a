import type { RandomStream } from "../../../chance/random.ts";
import type { RandomStreams } from "../../../chance/streams.ts";
import { agenda } from "../../kernel/agenda.ts";
import { station } from "../../kernel/resource-station.ts";
import { type Tally, tally } from "../../kernel/tally.ts";

/** Servers whose customers belong to classes, the first of which is served first: M/M/c and M/G/1 with priorities. */
export interface PriorityCentre {
  readonly servers: number;
  readonly classes: readonly { readonly arrivalRate: number; readonly service: (stream: RandomStream) => number }[];
  /** Whether a customer takes the server of one of a later class, who goes on where they were. */
  readonly preemptive: boolean;
}

interface PriorityMeasures {
  /** By class: the wait for the first service, and the time until the last one ends. */
  readonly waits: readonly Tally[];
  readonly sojourns: readonly Tally[];
}

const ARRIVAL = 0;
const DONE = 1;
const LEAVES = 2;

/** One replication, measured from `warmUp` to `end`. */
export function priorityCentre(
  model: PriorityCentre,
  streams: RandomStreams,
  replication: number,
  warmUp: number,
  end: number,
): PriorityMeasures {
  const { servers, classes, preemptive } = model;
  const arrivals = classes.map((_, index) => streams.stream(`arrivals ${index}`, replication));
  const services = classes.map((_, index) => streams.stream(`services ${index}`, replication));
  const events = agenda();
  const waits = classes.map(tally);
  const sojourns = classes.map(tally);
  // A customer is an integer, given again to another one who comes after them.
  const classOf: number[] = [];
  const came: number[] = [];
  const served: boolean[] = [];
  const free: number[] = [];
  const desk = station(events, {
    capacity: servers,
    preemptive,
    discipline: (customer) => classOf[customer]!,
    done: DONE,
    leaves: LEAVES,
    work: (customer) => classes[classOf[customer]!]!.service(services[classOf[customer]!]!),
    begun: (customer) => {
      if (!served[customer]) waits[classOf[customer]!]!.add(events.now - came[customer]!);
      served[customer] = true;
    },
  });

  const plan = (index: number): void => {
    events.schedule(events.now + arrivals[index]!.exponential() / classes[index]!.arrivalRate, 0, ARRIVAL, index);
  };
  const arrive = (index: number): void => {
    plan(index);
    const customer = free.pop() ?? came.length;
    classOf[customer] = index;
    came[customer] = events.now;
    served[customer] = false;
    desk.arrive(customer);
  };
  const done = (claim: number): void => {
    const customer = desk.finish(claim);
    sojourns[classOf[customer]!]!.add(events.now - came[customer]!);
    free.push(customer);
  };
  const run = (until: number): void => {
    while (events.next(until)) {
      if (events.kind === ARRIVAL) arrive(events.argument);
      else done(events.argument);
    }
  };
  for (const index of classes.keys()) plan(index);
  run(warmUp);
  for (const one of [...waits, ...sojourns]) one.reset();
  run(end);
  return { waits, sojourns };
}
