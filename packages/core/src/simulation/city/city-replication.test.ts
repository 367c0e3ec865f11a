import { expect, test } from "vitest";
import { testBook } from "../../testing/test-city.ts";
import type { Measured } from "../experiment/design.ts";
import { Scenario } from "../scenario/scenario.ts";
import { measuredOf, measuredUnits } from "./city-measures.ts";
import { type CityDraws, cityReplication } from "./city-replication.ts";
import { leanRun } from "./city-run.ts";

const book = testBook();
const scenarioOf = (days: number): Scenario =>
  Scenario.parse({
    name: "small",
    city: "testville",
    from: "2026-05-04",
    days,
    callers: { rate: "400/day", languages: { en: 1 } },
    operators: {
      groups: [{ name: "all", languages: ["en"], shifts: [{ from: "07:10", until: "21:25", operators: 3 }] }],
    },
    offices: { usual: { staff: 20, work: "2h" } },
  });

const draws: CityDraws = { seed: "spring", antithetic: false, warmUp: 0 };

/** What a replication comes to in steps, and how many there were. */
function inSteps(days: number, given: Partial<CityDraws>, replication = 0): { measured: Measured; steps: number } {
  const run = cityReplication({ scenario: scenarioOf(days), book }, { ...draws, ...given }, replication);
  for (let steps = 0; ; steps++) {
    const step = run.next();
    if (step.done) return { measured: step.value, steps };
  }
}

const atOnce = (days: number, replication = 0): Measured => {
  const run = leanRun({ scenario: scenarioOf(days), book, seed: draws.seed, replication });
  run.runUntil(run.end);
  return measuredOf(run);
};

test("every value whose name ends with a unit has that unit in tables, and no other has one", () => {
  const named = Object.keys(atOnce(1)).filter((name) => /(Seconds|Hours|Days)$/.test(name));
  expect(named.sort()).toEqual(Object.keys(measuredUnits).sort());
});

test("in steps of some minutes it comes to the very same as at once", () => {
  const { measured, steps } = inSteps(3, {});
  expect(measured).toEqual(atOnce(3));
  expect(steps).toBe(3 * 24 * 12);
});

test("what a warm-up leaves out is just what happens in it; who is open at the end is so whenever he came", () => {
  const { measured } = inSteps(3, { warmUp: 1 });
  const [whole, first] = [atOnce(3), atOnce(1)];
  for (const name of ["calls", "registered", "reports", "dutyHours"])
    expect(measured[name], name).toBeCloseTo((whole[name] ?? 0) - (first[name] ?? 0), 6);
  for (const name of ["open", "overdue", "unreported"]) expect(measured[name], name).toBe(whole[name]);
  expect(measured.reportedOrOverdue).toBe((measured.reports ?? 0) + (whole.overdue ?? 0));
});

test("each second of antithetic replications mirrors the one before it, which is a plain one", () => {
  expect(inSteps(1, { antithetic: true }, 2).measured).toEqual(atOnce(1, 1));
  expect(inSteps(1, { antithetic: true }, 3).measured).not.toEqual(atOnce(1, 1));
});
