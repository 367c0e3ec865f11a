/** Our kernel in event style, as a modeller writes it for speed: plain functions over one record, which engines compile once for all runs. */
import { randomStreams } from "@swiftline/core/chance";
import { type Agenda, agenda, drawnAhead, type FifoLine, fifoLine, NOBODY } from "@swiftline/core/simulation/kernel";
import { type Outcome, type Task, tellFigures } from "./simulation-task.ts";

/** The kinds of events; the argument of the last one is a customer. */
const ARRIVAL = 0;
const DONE = 1;
const LEAVES = 2;

interface Centre {
  readonly task: Task;
  readonly events: Agenda;
  readonly line: FifoLine;
  /** The draws of each purpose, of mean 1. */
  readonly arrivals: () => number;
  readonly services: () => number;
  readonly patience: () => number;
  /** Customers who wait are integers, given again: since when they wait, their tickets, and the ends of their patience. */
  readonly since: number[];
  readonly tickets: number[];
  readonly timers: number[];
  readonly free: number[];
  arrived: number;
  busy: number;
  waited: number;
  abandoned: number;
  wait: number;
}

function emptyCentre(task: Task): Centre {
  const streams = randomStreams(task.seed);
  return {
    task,
    events: agenda(),
    line: fifoLine(),
    arrivals: drawnAhead(streams.stream("arrivals").exponentials),
    services: drawnAhead(streams.stream("services").exponentials),
    patience: drawnAhead(streams.stream("patience").exponentials),
    since: [],
    tickets: [],
    timers: [],
    free: [],
    arrived: 0,
    busy: 0,
    waited: 0,
    abandoned: 0,
    wait: 0,
  };
}

function simulate(task: Task): Outcome {
  const centre = emptyCentre(task);
  planArrival(centre);
  run(centre);
  const { wait, waited, abandoned } = centre;
  const { customers } = task;
  return { meanWait: wait / customers, waited: waited / customers, abandoned: abandoned / customers };
}

function run(centre: Centre): void {
  const { events } = centre;
  while (events.next()) {
    if (events.kind === ARRIVAL) arrive(centre);
    else if (events.kind === DONE) done(centre);
    else leave(centre, events.argument);
  }
}

function planArrival({ events, arrivals, task }: Centre): void {
  events.schedule(events.now + arrivals() / task.arrivalRate, 0, ARRIVAL, 0);
}

function serve({ events, services }: Centre): void {
  events.schedule(events.now + services(), 0, DONE, 0);
}

function arrive(centre: Centre): void {
  const { task } = centre;
  if (++centre.arrived < task.customers) planArrival(centre);
  if (centre.busy === task.servers) join(centre);
  else {
    centre.busy++;
    serve(centre);
  }
}

function join(centre: Centre): void {
  const { task, events, line, patience, since, tickets, timers, free } = centre;
  centre.waited++;
  const customer = free.length > 0 ? (free.pop() as number) : since.length;
  since[customer] = events.now;
  tickets[customer] = line.join(customer);
  if (task.abandonmentRate === 0) return;
  timers[customer] = events.schedule(events.now + patience() / task.abandonmentRate, 0, LEAVES, customer);
}

function done(centre: Centre): void {
  const { task, events, line, timers } = centre;
  const customer = line.take();
  if (customer === NOBODY) {
    centre.busy--;
    return;
  }
  if (task.abandonmentRate > 0) events.cancel(timers[customer] as number);
  endWait(centre, customer);
  serve(centre);
}

function leave(centre: Centre, customer: number): void {
  centre.abandoned++;
  centre.line.leave(centre.tickets[customer] as number);
  endWait(centre, customer);
}

function endWait(centre: Centre, customer: number): void {
  centre.wait += centre.events.now - (centre.since[customer] as number);
  centre.free.push(customer);
}

await tellFigures(simulate);
