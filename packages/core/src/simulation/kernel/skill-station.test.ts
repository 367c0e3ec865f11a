import { expect, test } from "vitest";
import { agenda } from "./agenda.ts";
import { type SkillStationOptions, skillStation } from "./skill-station.ts";

const [ARRIVAL, DONE, LEAVES, SHIFT, OVERFLOW] = [0, 1, 2, 3, 4];

/** Request 0 asks for Chinese, 1 for English and so on, each at its instant; `agents` is how many of the Chinese crew stay from 5 on. */
function run(arrivals: readonly number[], options: Partial<SkillStationOptions>, agents = 1, overflowAt?: number) {
  const log: string[] = [];
  const events = agenda();
  const claims: number[] = [];
  const crews = [
    { skills: ["zh"], agents: 1 },
    { skills: ["en"], agents: 1 },
  ];
  const pool = skillStation(events, { crews, done: DONE, leaves: LEAVES, work: () => 10, ...options });
  const needs = [pool.need("zh"), pool.need("en")] as const;
  for (const [request, at] of arrivals.entries()) events.schedule(at, 0, ARRIVAL, request);
  events.schedule(5, 0, SHIFT, agents);
  if (overflowAt !== undefined) events.schedule(overflowAt, 0, OVERFLOW, arrivals.length - 1);
  while (events.next()) {
    const { kind, argument, now } = events;
    if (kind === ARRIVAL) claims[argument] = pool.arrive(argument, needs[argument % 2 === 0 ? 0 : 1]);
    else if (kind === DONE) log.push(`${pool.finish(argument)} served at ${now}`);
    else if (kind === LEAVES) log.push(`${pool.leave(argument)} left at ${now}`);
    else if (kind === SHIFT) pool.setAgents(0, argument);
    else pool.widen(claims[argument] as number, needs[1]);
  }
  return { log, totals: pool.totals() };
}

test("a request waits for an agent who can serve it, though another one is idle", () => {
  const { log, totals } = run([0, 20, 1], {});
  expect(log).toEqual(["0 served at 10", "2 served at 20", "1 served at 30"]);
  expect(totals).toEqual({ arrived: 3, refused: 0, served: 3, left: 0, waited: 9, waitingTime: 9, busyTime: 30 });
});

test("who has waited as long as they would, leaves; whom another crew helps in time, stays", () => {
  const patience = () => 4;
  expect(run([0, 20, 1], { patience }).log).toEqual(["2 left at 5", "0 served at 10", "1 served at 30"]);
  expect(run([0, 20, 1], { patience }, 1, 3).log).toEqual(["0 served at 10", "2 served at 13", "1 served at 30"]);
});

test.each([
  ["resume", 13],
  ["restart", 18],
] as const)(
  "work handed back at the end of a shift goes on with an agent of another crew: %s",
  (interrupted, doneAt) => {
    const { log, totals } = run([0], { shiftEnd: "hand-back", interrupted }, 0, 8);
    expect(log).toEqual([`0 served at ${doneAt}`]);
    expect(totals).toMatchObject({ waited: 3, waitingTime: 3, busyTime: doneAt - 3 });
  },
);

test("whose work is handed back waits with new patience", () => {
  expect(run([0], { shiftEnd: "hand-back", patience: () => 6 }, 0).log).toEqual(["0 left at 11"]);
});
