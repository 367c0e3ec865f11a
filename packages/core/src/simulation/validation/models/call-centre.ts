import type { RandomStream } from "../../../chance/random.ts";
import type { RandomStreams } from "../../../chance/streams.ts";
import { agenda } from "../../kernel/agenda.ts";
import { fifoLine, NOBODY } from "../../kernel/fifo-line.ts";
import { type CallCentreMeasures, callCentreMeter } from "./call-centre-meter.ts";

type Draw = (stream: RandomStream) => number;

/** Servers and one line, first come, first served: M/M/1, M/D/c, M/G/c/c, D/M/1, M/M/c+M, M/M/c/K … by what is given. */
export interface CallCentre {
  readonly servers: number;
  readonly interarrival: Draw;
  readonly service: Draw;
  /** How long a caller waits before they leave; for ever if left out. */
  readonly patience?: Draw;
  /** How many may wait; everybody if left out. */
  readonly room?: number;
}

export interface Span {
  /** How many callers are there in the beginning, being served or waiting: none if left out. */
  readonly present?: number | Draw;
  /** Callers before the measurement begins, and those who are measured after them. */
  readonly warmUp: number;
  readonly callers: number;
  /** The shares of all callers who are answered within these times are measured, and of those who wait longer. */
  readonly within?: readonly number[];
}

/** The kinds of events; those of the last two are about the caller who is their argument. */
const ARRIVAL = 0;
const DONE = 1;
const LEAVES = 2;

/**
 * One replication. A caller is an integer, given again to another one who comes after them. All that is theirs is drawn when they
 * arrive, so that the callers of two models are the same persons. What is measured has the names of the reference data.
 */
export function callCentre(
  { servers, interarrival, service, patience, room = Number.POSITIVE_INFINITY }: CallCentre,
  streams: RandomStreams,
  replication: number,
  { present = 0, warmUp, callers, within = [] }: Span,
): CallCentreMeasures {
  const arrivals = streams.stream("arrivals", replication);
  const services = streams.stream("services", replication);
  const patiences = streams.stream("patience", replication);
  const events = agenda();
  const line = fifoLine();
  const meter = callCentreMeter(within);
  const since: number[] = [];
  const work: number[] = [];
  const tickets: number[] = [];
  const timers: number[] = [];
  const free: number[] = [];
  const there = typeof present === "number" ? present : present(streams.stream("present", replication));
  let [busy, arrived] = [0, -there];

  const planArrival = (): void => {
    if (arrived < warmUp + callers) events.schedule(events.now + interarrival(arrivals), 0, ARRIVAL, 0);
  };

  function arrive(): void {
    arrived++;
    if (arrived === warmUp + 1) meter.begin(events.now);
    const caller = free.pop() ?? since.length;
    since[caller] = events.now;
    work[caller] = service(services);
    const patient = patience?.(patiences);
    if (busy < servers) {
      meter.busy.set(++busy, events.now);
      serve(caller);
    } else if (line.length < room) wait(caller, patient);
    else {
      meter.blocked(since[caller]);
      free.push(caller);
    }
  }

  function wait(caller: number, patient: number | undefined): void {
    meter.delayed(events.now);
    tickets[caller] = line.join(caller);
    meter.queue.set(line.length, events.now);
    if (patient !== undefined) timers[caller] = events.schedule(events.now + patient, 0, LEAVES, caller);
  }

  function serve(caller: number): void {
    meter.served(since[caller]!, events.now, work[caller]!);
    events.schedule(events.now + work[caller]!, 0, DONE, caller);
  }

  function done(caller: number): void {
    free.push(caller);
    const next = line.take();
    if (next === NOBODY) meter.busy.set(--busy, events.now);
    else {
      meter.queue.set(line.length, events.now);
      if (patience) events.cancel(timers[next]!);
      serve(next);
    }
  }

  function leave(caller: number): void {
    line.leave(tickets[caller]!);
    meter.queue.set(line.length, events.now);
    meter.left(since[caller]!, events.now);
    free.push(caller);
  }

  while (arrived < 0) arrive();
  planArrival();
  // When everybody has come and nobody waits, there is nothing more to be seen.
  while ((arrived < warmUp + callers || line.length > 0) && events.next()) {
    if (events.kind === ARRIVAL) {
      arrive();
      planArrival();
      if (arrived === warmUp + callers) meter.end(events.now);
    } else if (events.kind === DONE) done(events.argument);
    else leave(events.argument);
  }
  return meter.measures(callers, servers);
}
