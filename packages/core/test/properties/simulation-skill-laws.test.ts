import fc from "fast-check";
import { expect, test } from "vitest";
import { skillPool } from "../../src/simulation/kernel/skill-pool.ts";
import { agentsBySorting } from "../oracles/agents-by-sorting.ts";
import { tried } from "../runs.ts";

const skills = ["zh", "en", "policy", "sign"];
const some = fc.subarray(skills, { minLength: 1 });
const crews = fc.array(fc.record({ skills: some, agents: fc.nat(3) }), { minLength: 1, maxLength: 5 });

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
    fc.property(crews, fc.array(happening, { maxLength: 120 }), (roster, happenings) => {
      const oracle = agentsBySorting(roster);
      const told: string[] = [];
      const ranks: number[] = [];
      const claims: number[] = [];
      const pool = skillPool({
        crews: roster,
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
        const agents = oracle.holding().map((request) => pool.agentOf(claims[request] as number));
        expect(new Set(agents).size).toBe(agents.length);
        for (const { request } of oracle.waiting()) expect(pool.holds(claims[request] as number)).toBe(false);
      }
    }),
    tried(200, 10_000),
  );
});
