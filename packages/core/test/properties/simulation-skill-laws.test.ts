import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import { momentsOf } from "../../src/simulation/experiment/moments.ts";
import { agenda } from "../../src/simulation/kernel/agenda.ts";
import type { StationTotals } from "../../src/simulation/kernel/resource-totals.ts";
import { skillPool } from "../../src/simulation/kernel/skill-pool.ts";
import { skillStation } from "../../src/simulation/kernel/skill-station.ts";
import type { ImpatientQueue } from "../../src/staffing/call-queue.ts";
import { erlangA } from "../../src/staffing/erlang-a.ts";
import { stationByEvents, stationBySkills } from "../models/station-in-two-styles.ts";
import { agentsBySorting } from "../oracles/agents-by-sorting.ts";
import { tried } from "../runs.ts";

const skills = ["zh", "en", "policy", "sign"];
const some = fc.subarray(skills, { minLength: 1 });
const crews = fc.array(fc.record({ skills: some, agents: fc.nat(3) }), { minLength: 1, maxLength: 5 });

const shiftEnds = fc.constantFrom("finish" as const, "hand-back" as const);

/** Seldom the same as another one. */
const moment = fc.double({ min: 0.01, max: 6, noNaN: true });

/** `which` is the place of the one concerned among those to whom it can happen. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant("seize" as const), rank: fc.nat(2), skills: some }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("release" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("withdraw" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("widen" as const), which: fc.nat(), skills: some }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("setAgents" as const), crew: fc.nat(4), agents: fc.nat(3) }),
  },
);

test("a pool gives the same agents to the same requests as one that looks through everybody at every step", () => {
  fc.assert(
    fc.property(crews, shiftEnds, fc.array(happening, { maxLength: 120 }), (roster, shiftEnd, happenings) => {
      const oracle = agentsBySorting(roster, shiftEnd);
      const told: string[] = [];
      const ranks: number[] = [];
      const claims: number[] = [];
      const pool = skillPool({
        crews: roster,
        shiftEnd,
        stops: (claim) => told.push(`${pool.requestOf(claim)} stops`),
        discipline: (request) => ranks[request] as number,
        begins: (claim, agent) => told.push(`${pool.requestOf(claim)} by ${pool.crewOf(agent)}`),
      });
      const known = (wanted: readonly string[]): readonly string[] =>
        wanted.filter((skill) => roster.some((crew) => crew.skills.includes(skill)));
      for (const what of happenings) {
        if (what.does === "seize") {
          const request = ranks.push(what.rank) - 1;
          claims[request] = pool.seize(request, pool.need(...known(what.skills)));
          oracle.seize(request, what.rank, known(what.skills));
        } else if (what.does === "setAgents") {
          const crew = what.crew % roster.length;
          pool.setAgents(crew, what.agents);
          oracle.setAgents(crew, what.agents);
        } else {
          const could = what.does === "release" ? oracle.holding() : oracle.waiting().map(({ request }) => request);
          const request = could[what.which % could.length];
          if (request === undefined) continue;
          const claim = claims[request] as number;
          if (what.does === "widen") {
            pool.widen(claim, pool.need(...known(what.skills)));
            oracle.widen(request, known(what.skills));
          } else {
            pool[what.does](claim);
            oracle[what.does](request);
          }
        }
        expect(told).toEqual(oracle.told);
        for (const crew of roster.keys())
          expect([pool.idle(crew), pool.busy(crew)]).toEqual([oracle.idle(crew), oracle.busy(crew)]);
        expect([pool.busy(), pool.waiting()]).toEqual([oracle.holding().length, oracle.waiting().length]);
        const agents = oracle.holding().map((request) => pool.agentOf(claims[request] as number));
        expect(new Set(agents).size).toBe(agents.length);
        for (const { request } of oracle.waiting()) expect(pool.holds(claims[request] as number)).toBe(false);
      }
    }),
    tried(200, 10_000),
  );
});

test("agents who all know the same are the servers of a resource, to the last digit", () => {
  const customers = fc.array(fc.record({ gap: moment, work: moment, patience: moment, priority: fc.nat(2) }), {
    maxLength: 60,
  });
  const model = fc.record({
    plan: fc
      .array(fc.nat(4), { maxLength: 6 })
      .map((capacities) => ({ changes: [...capacities, 4].map((capacity, index) => ({ at: 5 * index, capacity })) })),
    shiftEnd: shiftEnds,
    interrupted: fc.constantFrom("resume" as const, "restart" as const),
    preemptive: fc.constant(false),
    room: fc.constant(Number.POSITIVE_INFINITY),
  });
  fc.assert(
    fc.property(customers, model, (coming, kind) => {
      expect(stationBySkills(coming, kind)).toEqual(stationByEvents(coming, kind));
    }),
    tried(200, 10_000),
  );
});

test("with patience they are Palm's queue: who hangs up and how long one waits, within four standard errors", () => {
  const queue = { servers: 10, arrivalRate: 11, serviceRate: 1, patienceRate: 0.5 };
  const runs = Array.from({ length: 40 }, (_, run) => impatientPool(queue, run));
  const { pAbandon, meanWait } = erlangA(queue);
  const within = (found: readonly number[], truth: number): void => {
    const { mean, variance } = momentsOf(found);
    expect(Math.abs(mean - truth)).toBeLessThan(4 * Math.sqrt(variance / found.length));
  };
  within(
    runs.map(({ left, arrived }) => left / arrived),
    pAbandon,
  );
  within(
    runs.map(({ waited, arrived }) => waited / arrived),
    meanWait,
  );
});

/** Callers wait in two lines and agents are in two crews, but every agent will do for every caller. */
function impatientPool(
  { servers, arrivalRate, serviceRate, patienceRate }: ImpatientQueue,
  run: number,
): StationTotals {
  const [ARRIVAL, DONE, LEAVES] = [0, 1, 2];
  const streams = randomStreams("palm");
  const draws = (purpose: string) => streams.stream(purpose, run).exponential;
  const [gap, work, patience] = [draws("gap"), draws("work"), draws("patience")];
  const { uniform } = streams.stream("language", run);
  const events = agenda();
  const crews = [
    { skills: ["zh", "both"], agents: servers / 2 },
    { skills: ["en", "both"], agents: servers / 2 },
  ];
  const pool = skillStation(events, {
    crews,
    done: DONE,
    leaves: LEAVES,
    work: () => work() / serviceRate,
    patience: () => patience() / patienceRate,
  });
  const needs = [pool.need("zh", "both"), pool.need("en", "both")] as const;
  events.schedule(0, 0, ARRIVAL, 0);
  for (let came = 0; events.next(); ) {
    if (events.kind === DONE) pool.finish(events.argument);
    else if (events.kind === LEAVES) pool.leave(events.argument);
    else {
      pool.arrive(came, needs[uniform() < 0.5 ? 0 : 1]);
      if (++came < 4_000) events.schedule(events.now + gap() / arrivalRate, 0, ARRIVAL, 0);
    }
  }
  return pool.totals();
}
