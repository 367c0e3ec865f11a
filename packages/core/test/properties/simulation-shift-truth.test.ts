import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import { momentsOf } from "../../src/simulation/experiment/moments.ts";
import { agenda } from "../../src/simulation/kernel/agenda.ts";
import type { ShiftEnd } from "../../src/simulation/kernel/resource-options.ts";
import { station } from "../../src/simulation/kernel/resource-station.ts";
import { shiftWork } from "../../src/simulation/kernel/shift-work.ts";
import { sineArrivals } from "../../src/simulation/validation/models/sine-arrivals.ts";
import { readSimulationTruths } from "../reference/read-reference.ts";

const { params, truth } = readSimulationTruths().find(({ id }) => id === "mt-m-st-m-theta-eq-mu-0")!;
const schedule = params.schedule as readonly (readonly [from: number, servers: number])[];
const plan = { changes: schedule.map(([at, capacity]) => ({ at, capacity })) };
const moments = [0.5, 1.5, 2.5, 4, 6, 8, 10, 12];

const ARRIVAL = 0;
const DONE = 1;
const LEAVES = 2;
const SHIFT = 3;

/** How many are there at these moments, in one replication of a centre where callers leave at the rate at which they are served. */
function present(shiftEnd: ShiftEnd, interrupted: "resume" | "restart", replication: number): readonly number[] {
  const streams = randomStreams("whatever the leaving agent does");
  const stream = (name: string) => streams.stream(name, replication);
  const [arrivals, services, patience] = [stream("arrivals"), stream("services"), stream("patience")];
  const nextArrival = sineArrivals({ mean: 100, amplitude: 20, period: 2 * Math.PI });
  const events = agenda();
  const desk = station(events, {
    capacity: 0,
    shiftEnd,
    interrupted,
    done: DONE,
    leaves: LEAVES,
    work: services.exponential,
    patience: patience.exponential,
  });
  const shifts = shiftWork(events, SHIFT, plan, desk.setCapacity);
  const planArrival = (): void => void events.schedule(nextArrival(arrivals, events.now), 0, ARRIVAL, 0);
  planArrival();
  return moments.map((moment) => {
    while (events.next(moment)) {
      if (events.kind === ARRIVAL) {
        planArrival();
        desk.arrive(0);
      } else if (events.kind === DONE) desk.finish(events.argument);
      else if (events.kind === LEAVES) desk.leave(events.argument);
      else shifts.turn();
    }
    return desk.busy() + desk.waiting();
  });
}

test.each([
  ["finish", "resume"],
  ["hand-back", "resume"],
  ["hand-back", "restart"],
  ["freeze", "resume"],
] as const)(
  "with equal rates of serving and leaving, as many are there as with servers without end: %s, %s",
  (shiftEnd, interrupted) => {
    const runs = Array.from({ length: 200 }, (_, replication) => present(shiftEnd, interrupted, replication));
    for (const [index, moment] of moments.entries()) {
      const { n, mean, variance } = momentsOf(runs.map((seen) => seen[index] as number));
      const exact = truth[`m_${moment}`]!.value;
      expect(Math.abs(mean - exact), `the mean at ${moment}`).toBeLessThanOrEqual(4 * Math.sqrt(exact / n));
      // A Poisson count has its mean as variance, which 200 replications tell to one part in ten.
      expect(Math.abs(variance / exact - 1), `the variance at ${moment}`).toBeLessThanOrEqual(4 * Math.sqrt(2 / n));
    }
  },
);
