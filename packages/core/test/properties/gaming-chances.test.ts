import { describe, expect, test } from "vitest";
import type { Report } from "../../src/reporting/report.ts";
import { gaming } from "../../src/reporting/reports/gaming/gaming.ts";
import { manyAgencies as book, type Habits, type Planted, simulatedCity } from "../oracles/simulated-city.ts";
import { tried } from "../runs.ts";

const reportOf = (seed: string, planted?: Planted): Report =>
  gaming.build({ measures: simulatedCity(seed, planted), book, asOf: 0 });

/** What a report names: who, and in what. */
const namedIn = ({ sections }: Report) =>
  sections.find(({ id }) => id === "unlike")?.table.rows.map(([, who, , what]) => ({ who, what })) ?? [];

const runs = (usual: number, soaking: number): readonly string[] =>
  Array.from({ length: tried(usual, soaking).numRuns ?? usual }, (_, run) => `city ${run}`);

test.each([
  ["usually", 0.3],
  ["widely", 0.6],
])(
  "in an honest city whose agencies differ %s, a report that names anything is rarer than 1 in 20",
  (_name, differing) => {
    const reports = runs(200, 2000).map((seed) => reportOf(seed, { differing }));
    expect(reports.filter((report) => namedIn(report).length > 0).length / reports.length).toBeLessThan(0.05);
    for (const { figures } of reports) expect(figures.find(({ id }) => id === "compared")?.value).toBeGreaterThan(300);
  },
);

describe("what an agency plays is found nine times in ten, and told of it", () => {
  test.each<[what: string, habits: Partial<Habits>]>([
    ["Asked to be left out of the scores", { exclusionAsked: 0.3 }],
    ["Left out of the scores", { exclusionGranted: 0.25 }],
    ["Dispatches disputed", { disputed: 0.35 }],
    ["Appeals returned", { returned: 0.4 }],
    ["Asked to end the work", { terminationAsked: 0.2 }],
    ["Results in the last moment", { keptBack: 0.5 }],
    ["Results heaped up before the limit", { keptBack: 0.5 }],
    ["Reported as a result, unresolved to the caller", { phoneResolved: 0.3, ownResolved: 0.2 }],
    ["Callers not reached", { unreachable: 0.75 }],
    ["Answers changed for the better", { bettered: 0.25 }],
    ["Appeals merged into others", { merged: 0.35 }],
    ["Parts of split appeals", { part: 0.25 }],
    ["Resolved by phone, and on one's own", { phoneResolved: 0.95, ownResolved: 0.4 }],
  ])("%s", (what, habits) => {
    const seeds = runs(20, 200);
    const found = seeds.filter((seed) =>
      namedIn(reportOf(seed, { agencies: { "subdistrict-7": habits } })).some(
        (one) => one.who === "subdistrict-7" && one.what === what,
      ),
    );
    expect(found.length / seeds.length).toBeGreaterThanOrEqual(0.9);
  });
});

test("an honest agency is not named for its peers' play", () => {
  const playing = {
    "subdistrict-1": { exclusionAsked: 0.3, unreachable: 0.7 },
    "department-1": { returned: 0.4, keptBack: 0.5 },
  };
  const others = runs(100, 1000).filter((seed) =>
    namedIn(reportOf(seed, { agencies: playing })).some(({ who }) => !Object.keys(playing).includes(String(who))),
  );
  expect(others.length).toBeLessThan(0.05 * runs(100, 1000).length);
});

test("that loud appeals get a raised priority and are spoken with sooner is found", () => {
  const seeds = runs(20, 200);
  for (const what of ["Loud cues: raised priority", "Loud cues: time to first contact"]) {
    const found = seeds.filter((seed) => namedIn(reportOf(seed, { loudFirst: true })).some((one) => one.what === what));
    expect(found.length / seeds.length).toBeGreaterThanOrEqual(0.9);
  }
});
