import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { leanRun } from "../../src/simulation/city/city-run.ts";
import { toldRun } from "../literals/told-run.ts";
import { smallTown, townBook } from "../literals/town.ts";
import { tried } from "../runs.ts";

const book = townBook();
const seeds = fc.integer({ min: 0, max: 1e6 });

/** So many operators that nobody waits, and nobody appeals again: who comes, when, and what is done about it is not in each other's way. */
const roomy = ({
  callers = {},
  operators = {},
  offices = {},
  followUp = {},
}: Readonly<Record<string, object>> = {}) => ({
  ...smallTown({
    callers: { rate: "150/day", languages: { en: 0.9, de: 0.1 }, ...callers },
    operators: { groups: [group("one", 200)], ...operators },
    offices: { usual: { staff: 200, transfers: 0, whistles: 0 }, ...offices },
    followUp: { callers: 200, ...followUp },
    citizens: { repeat: { share: 0, after: "1d" } },
  }),
  days: 5,
});
const group = (name: string, operators: number) => ({
  name,
  languages: ["de", "en"],
  shifts: [{ from: "00:00", until: "24:00", operators }],
});

const lives = (scenario: ReturnType<typeof roomy>, seed: number): ReadonlyMap<string, readonly Event[]> =>
  toldRun(scenario, book, seed).lives;

const holes = { from: "2026-03-26", until: "2026-03-27", categories: ["streets-hole"], areas: ["east"] };

describe("whoever is added shifts no other's draws:", () => {
  test("a storm brings people about its own matter in its own days, and moves nobody else", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const usual = lives(roomy(), seed);
        const stormy = lives(roomy({ callers: { surges: [{ ...holes, times: 20 }] } }), seed);
        for (const [id, life] of usual) expect(stormy.get(id)).toEqual(life);
        const brought = [...stormy].filter(([id]) => !usual.has(id)).map(([, [first]]) => first);
        expect(brought.length).toBeGreaterThan(0);
        for (const first of brought) {
          expect(first).toMatchObject({ type: "AppealRegistered", category: "streets-hole", area: "east" });
          expect(first?.at).toBeGreaterThanOrEqual(Date.parse("2026-03-26T00:00:00+01:00"));
          expect(first?.at).toBeLessThan(Date.parse("2026-03-28T02:00:00+01:00"));
        }
      }),
      tried(3, 50),
    );
  });

  test("in a lull some of those whom it is about stay away, and nobody else", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const usual = lives(roomy(), seed);
        const quiet = lives(roomy({ callers: { surges: [{ ...holes, areas: ["east", "west"], times: 0 }] } }), seed);
        const kept = [...usual].filter(([id]) => quiet.has(id));
        expect([...quiet.keys()]).toEqual(kept.map(([id]) => id));
        for (const [id, life] of kept) expect(quiet.get(id)).toEqual(life);
        const away = [...usual].filter(([id]) => !quiet.has(id)).map(([, [first]]) => first);
        for (const first of away) expect(first).toMatchObject({ category: "streets-hole" });
      }),
      tried(3, 50),
    );
  });

  test("one agency that works otherwise changes nothing at the others", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const usual = lives(roomy(), seed);
        const roads = { staff: 1, work: "7h", returns: 1, whistles: 0, calendar: "office", signsIn: "office" };
        const changed = lives(
          roomy({ offices: { usual: { staff: 200, transfers: 0, whistles: 0 }, agencies: { roads } } }),
          seed,
        );
        expect([...changed.keys()].sort()).toEqual([...usual.keys()].sort());
        for (const [id, life] of usual) if (!isFor("roads", life)) expect(changed.get(id)).toEqual(life);
      }),
      tried(3, 50),
    );
  });

  test("more operators and more who call back change nothing where nobody waits for them", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const groups = [group("one", 200), group("two", 5)];
        const more = roomy({ operators: { groups }, followUp: { callers: 300 } });
        expect(lives(more, seed)).toEqual(lives(roomy(), seed));
      }),
      tried(2, 50),
    );
  });
});

const isFor = (agency: string, life: readonly Event[]): boolean =>
  life.some((event) => event.type === "AppealDispatched" && event.agency === agency);

test("a surge brings as many as it says: its times of what it is about, less the usual one", () => {
  const runs = 12;
  const surges = [{ ...holes, times: 31 }];
  const came = (changes: Readonly<Record<string, object>>, seed: number): number => {
    const run = leanRun({ scenario: roomy(changes), book, seed });
    run.runUntil(run.end);
    return run.totals().contacts;
  };
  const total = Array.from({ length: runs }, (_, seed) => came({ callers: { surges } }, seed) - came({}, seed)).reduce(
    (sum, more) => sum + more,
    0,
  );
  // 150 a day on two days, one of four categories without children, one of two areas.
  const expected = (runs * 150 * 2 * 30) / 4 / 2;
  // Five standard deviations of a Poisson number.
  expect(Math.abs(total - expected)).toBeLessThan(5 * Math.sqrt(expected));
});
