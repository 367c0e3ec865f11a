import fc from "fast-check";
import { expect, test } from "vitest";
import { REFUSED, resource } from "../../src/simulation/kernel/resource.ts";
import { serversBySorting } from "../oracles/servers-by-sorting.ts";
import { tried } from "../runs.ts";

/** What happens to a resource; `which` is the place of the one concerned among those it can happen to. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant("seize" as const), rank: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("release" as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("withdraw" as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("setCapacity" as const), capacity: fc.nat(5) }) },
);

const kind = fc.record({
  capacity: fc.nat(4),
  preemptive: fc.boolean(),
  shiftEnd: fc.constantFrom("finish" as const, "hand-back" as const, "freeze" as const),
  room: fc.constantFrom(0, 2, Number.POSITIVE_INFINITY),
  ranked: fc.boolean(),
});

test("a resource tells the same in the same order as servers who sort everybody anew at every step", () => {
  fc.assert(
    fc.property(kind, fc.array(happening, { maxLength: 120 }), ({ capacity, ranked, ...options }, happenings) => {
      const oracle = serversBySorting(capacity, options);
      const told: string[] = [];
      const ranks: number[] = [];
      const claims: number[] = [];
      const servers = resource({
        capacity,
        ...options,
        ...(ranked && { discipline: (request: number) => ranks[request] as number }),
        begins: (claim) => told.push(`+${servers.requestOf(claim)}`),
        stops: (claim) => told.push(`-${servers.requestOf(claim)}`),
      });
      for (const what of happenings) {
        if (what.does === "seize") {
          const request = ranks.push(ranked ? what.rank : 0) - 1;
          const claim = servers.seize(request);
          expect(claim !== REFUSED).toBe(oracle.seize(request, ranks[request] as number));
          claims[request] = claim;
        } else if (what.does === "setCapacity") {
          servers.setCapacity(what.capacity);
          oracle.setCapacity(what.capacity);
        } else {
          const could = what.does === "release" ? oracle.holding() : [...oracle.waiting(), ...oracle.frozen()];
          const one = could[what.which % could.length];
          if (one === undefined) continue;
          servers[what.does](claims[one.request] as number);
          oracle[what.does](one.request);
        }
        expect(told).toEqual(oracle.told);
        expect(servers.busy()).toBe(oracle.holding().length);
        expect(servers.waiting()).toBe(oracle.waiting().length + oracle.frozen().length);
        for (const { request } of oracle.holding()) expect(servers.holds(claims[request] as number)).toBe(true);
        for (const { request } of oracle.waiting()) expect(servers.holds(claims[request] as number)).toBe(false);
      }
    }),
    tried(300, 20_000),
  );
});

test("servers at work are never more than the most there were, and nobody waits beside an idle one", () => {
  fc.assert(
    fc.property(
      fc.nat(4),
      fc.boolean(),
      fc.array(happening, { maxLength: 200 }),
      (capacity, preemptive, happenings) => {
        const waiting = new Set<number>();
        const working = new Set<number>();
        const ranks: number[] = [];
        const servers = resource({
          capacity,
          preemptive,
          shiftEnd: "hand-back",
          discipline: (request) => ranks[request] as number,
          begins: (claim) => {
            waiting.delete(claim);
            working.add(claim);
          },
          stops: (claim) => {
            working.delete(claim);
            waiting.add(claim);
          },
        });
        for (const what of happenings) {
          if (what.does === "seize") {
            const claim = servers.seize(ranks.push(what.rank) - 1);
            if (!servers.holds(claim)) waiting.add(claim);
          } else if (what.does === "setCapacity") servers.setCapacity(what.capacity);
          else {
            const could = [...(what.does === "release" ? working : waiting)];
            const one = could[what.which % could.length];
            if (one === undefined) continue;
            working.delete(one);
            waiting.delete(one);
            servers[what.does](one);
          }
          expect(working.size).toBeLessThanOrEqual(servers.capacity());
          if (waiting.size > 0) expect(working.size).toBe(servers.capacity());
          expect([servers.busy(), servers.waiting()]).toEqual([working.size, waiting.size]);
        }
      },
    ),
    tried(200, 10_000),
  );
});
