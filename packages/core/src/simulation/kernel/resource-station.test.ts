import { expect, test } from "vitest";
import { agenda } from "./agenda.ts";
import { type StationOptions, station } from "./resource-station.ts";

const ARRIVAL = 0;
const DONE = 1;
const LEAVES = 2;
const SHIFT = 3;

/** Requests 0, 1, … arrive at these instants at a station, and find the shifts that are given as (from, capacity). */
function run(
  arrivals: readonly number[],
  options: Partial<StationOptions>,
  shifts: readonly (readonly [number, number])[] = [],
) {
  const log: string[] = [];
  const events = agenda();
  const desk = station(events, { capacity: 1, done: DONE, leaves: LEAVES, work: () => 10, ...options });
  for (const [request, at] of arrivals.entries()) events.schedule(at, 0, ARRIVAL, request);
  for (const [at, capacity] of shifts) events.schedule(at, 0, SHIFT, capacity);
  while (events.next()) {
    const { kind, argument, now } = events;
    if (kind === ARRIVAL) desk.arrive(argument);
    else if (kind === DONE) log.push(`${desk.finish(argument)} served at ${now}`);
    else if (kind === LEAVES) log.push(`${desk.leave(argument)} left at ${now}`);
    else desk.setCapacity(argument);
  }
  return { log, totals: desk.totals() };
}

const urgentLast = { preemptive: true, discipline: (request: number) => -request };

test("a request is served one after the other, each for its own work", () => {
  const { log, totals } = run([0, 1], { work: (request) => 10 + request });
  expect(log).toEqual(["0 served at 10", "1 served at 21"]);
  expect(totals).toEqual({ arrived: 2, refused: 0, served: 2, left: 0, waited: 9, waitingTime: 9, busyTime: 21 });
});

test("who has waited as long as they would, leaves; who is served in time, stays", () => {
  const { log, totals } = run([0, 1, 2], { patience: (request) => (request === 1 ? 3 : 20) });
  expect(log).toEqual(["1 left at 4", "0 served at 10", "2 served at 20"]);
  expect(totals).toMatchObject({ served: 2, left: 1, waited: 3 + 8 });
});

test("when a server becomes free as patience ends, what was planned first happens", () => {
  const { log } = run([0, 5], { patience: () => 5 });
  expect(log).toEqual(["0 served at 10", "1 served at 20"]);
});

test("work that was interrupted goes on where it was, or begins anew", () => {
  expect(run([0, 4], urgentLast).log).toEqual(["1 served at 14", "0 served at 20"]);
  expect(run([0, 4], { ...urgentLast, interrupted: "restart" }).log).toEqual(["1 served at 14", "0 served at 24"]);
});

test("who lost a server waits with new patience", () => {
  const { log, totals } = run([0, 4], { ...urgentLast, patience: () => 3 });
  expect(log).toEqual(["0 left at 7", "1 served at 14"]);
  expect(totals).toMatchObject({ served: 1, left: 1, waited: 3, busyTime: 14 });
});

test("a request hears how long it has waited each time that it begins", () => {
  const begun: string[] = [];
  run([0, 4], { ...urgentLast, begun: (request, waited) => begun.push(`${request} after ${waited}`) });
  expect(begun).toEqual(["0 after 0", "1 after 0", "0 after 10"]);
});

test.each([
  ["finish", ["0 served at 10", "1 served at 10", "2 served at 20"]],
  ["hand-back", ["0 served at 10", "1 served at 15", "2 served at 25"]],
  ["freeze", ["0 served at 10", "2 served at 20", "1 served at 35"]],
] as const)("when a shift ends, work under way is treated by the rule %s", (shiftEnd, log) => {
  expect(
    run([0, 0, 0], { capacity: 2, shiftEnd }, [
      [5, 1],
      [30, 2],
    ]).log,
  ).toEqual(log);
});
