import type { NextArrival } from "../../../chance/arrivals.ts";
import type { RandomStreams } from "../../../chance/streams.ts";
import { agenda } from "../../kernel/agenda.ts";
import { station } from "../../kernel/resource-station.ts";

/** A call centre whose callers come at a rate that varies and whose servers come and go: Mt/M/s(t)+M, and Mt/M/∞. */
export interface ChangingCentre {
  readonly nextArrival: NextArrival;
  readonly serviceRate: number;
  /** Of one caller who waits; nobody leaves if left out. */
  readonly leavingRate?: number;
  /** From when on how many servers. Who serves one caller too many hands them back to the line. */
  readonly schedule: readonly (readonly [from: number, servers: number])[];
}

const ARRIVAL = 0;
const DONE = 1;
const LEAVES = 2;
const SHIFT = 3;
const LOOK = 4;
/** At one instant servers change first, then one looks. */
const priorities = { shift: -2, look: -1, others: 0 };

/** One replication that begins empty at `start`: what is seen at these moments, and all in all at the end, which is the last of them. */
export function changingCentre(
  model: ChangingCentre,
  streams: RandomStreams,
  replication: number,
  start: number,
  moments: readonly number[],
) {
  const arrivals = streams.stream("arrivals", replication);
  const services = streams.stream("services", replication);
  const patience = streams.stream("patience", replication);
  const { nextArrival, serviceRate, leavingRate, schedule } = model;
  const events = agenda(start);
  const desk = station(events, {
    capacity: schedule[0]?.[1] ?? 0,
    shiftEnd: "hand-back",
    done: DONE,
    leaves: LEAVES,
    work: () => services.exponential() / serviceRate,
    ...(leavingRate === undefined ? {} : { patience: () => patience.exponential() / leavingRate }),
  });
  const plan = (at: number): void => {
    if (at < Number.POSITIVE_INFINITY) events.schedule(at, priorities.others, ARRIVAL, 0);
  };
  for (const [from, servers] of schedule) if (from > start) events.schedule(from, priorities.shift, SHIFT, servers);
  for (const [index, moment] of moments.entries()) events.schedule(moment, priorities.look, LOOK, index);
  plan(nextArrival(arrivals, start));

  const seen: Record<string, number> = {};
  const look = (moment: number): void => {
    const [queue, busy] = [desk.waiting(), desk.busy()];
    seen[`m_${moment}`] = queue + busy;
    seen[`meanQueue_${moment}`] = queue;
    seen[`meanBusy_${moment}`] = busy;
    const isDelayed = busy >= serversAt(schedule, moment) ? 1 : 0;
    seen[`pAllBusy_${moment}`] = isDelayed;
    seen[`pDelay_${moment}`] = isDelayed;
  };
  while (events.next(moments.at(-1))) {
    if (events.kind === ARRIVAL) {
      plan(nextArrival(arrivals, events.now));
      desk.arrive(0);
    } else if (events.kind === DONE) desk.finish(events.argument);
    else if (events.kind === LEAVES) desk.leave(events.argument);
    else if (events.kind === SHIFT) desk.setCapacity(events.argument);
    else look(moments[events.argument] as number);
  }
  const { arrived, left } = desk.totals();
  return { ...seen, expectedArrivals: arrived, expectedAbandoned: left };
}

const serversAt = (schedule: ChangingCentre["schedule"], moment: number): number =>
  schedule.findLast(([from]) => from <= moment)?.[1] ?? 0;
