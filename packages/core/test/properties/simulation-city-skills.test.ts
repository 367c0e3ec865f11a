import { expect, test } from "vitest";
import { leanRun } from "../../src/simulation/city/city-run.ts";
import { loadOf } from "../../src/simulation/scenario/load.ts";
import { erlangA } from "../../src/staffing/erlang-a.ts";
import { smallTown, townBook } from "../literals/town.ts";

const book = townBook();
const DAY_MINUTES = 1440;

/** Eight weeks of calls, of which every fourth is about streets, for which two operators have the skill. */
const town = (generalists: readonly string[]) => ({
  ...smallTown({
    callers: {
      rate: "2400/day",
      languages: { en: 1 },
      channels: { phone: 1 },
      categories: { "streets-hole": 1, "noise-night": 3 },
      patience: { exponential: { mean: "2m" } },
      redial: { share: 0, after: "1m" },
    },
    operators: {
      talk: { exponential: { mean: "4m" } },
      afterCall: "0s",
      skills: { roads: ["streets"] },
      groups: [
        {
          name: "all",
          languages: ["en"],
          skills: generalists,
          shifts: [{ from: "00:00", until: "24:00", operators: 40 }],
        },
        {
          name: "roads",
          languages: ["en"],
          skills: ["roads"],
          shifts: [{ from: "00:00", until: "24:00", operators: 2 }],
        },
      ],
    },
    offices: { usual: { staff: 1000, calendar: null } },
    followUp: { callers: 100 },
  }),
  days: 56,
});

function abandonedShare(generalists: readonly string[]): number {
  const run = leanRun({ scenario: town(generalists), book, seed: "skills" });
  run.runUntil(run.end);
  const { calls, abandoned } = run.totals();
  return abandoned / calls;
}

test("who needs a skill waits for those who have it, by Palm's model, however many others are free", () => {
  const arrivalRate = 2400 / 4 / DAY_MINUTES;
  const { pAbandon } = erlangA({ servers: 2, arrivalRate, serviceRate: 1 / 4, patienceRate: 1 / 2 });
  expect(pAbandon).toBeGreaterThan(0.2);
  expect(abandonedShare([])).toBeGreaterThan((0.95 * pAbandon) / 4);
  expect(abandonedShare([])).toBeLessThan((1.05 * pAbandon) / 4);
});

test("where everybody has the skill, nobody waits", () => {
  expect(abandonedShare(["roads"])).toBe(0);
});

test("before the run it is known how busy those are who have a skill", () => {
  const loads = loadOf(town([]), book).languages.map(({ utilisation, ...whose }) => [whose, utilisation]);
  const length = 4 / DAY_MINUTES;
  expect(loads).toContainEqual([
    { languages: ["en"], skill: "roads", by: "operators" },
    expect.closeTo(300 * length, 9),
  ]);
  expect(loads).toContainEqual([{ languages: ["en"], by: "operators" }, expect.closeTo((2400 / 42) * length, 9)]);
});
