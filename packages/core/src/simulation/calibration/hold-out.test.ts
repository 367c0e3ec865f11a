import { describe, expect, test } from "vitest";
import { testBook } from "../../testing/test-city.ts";
import { DAY } from "../../time/duration.ts";
import { startOfDate } from "../../time/zone.ts";
import { Scenario } from "../scenario/scenario.ts";
import { heldOut } from "./hold-out.ts";
import { simulatedRecords } from "./simulated-records.ts";

const book = testBook();
const given = {
  name: "four weeks",
  city: "testville",
  from: "2026-06-01",
  days: 28,
  callers: { rate: "100/day", languages: { en: 1 }, patience: "1d", channels: { web: 1 } },
  operators: {
    groups: [{ name: "all", languages: ["en"], shifts: [{ from: "00:00", until: "24:00", operators: 9 }] }],
  },
  offices: { usual: { staff: 500, calendar: "office", work: "6h", transfers: 0, whistles: 0 } },
} as const;
const truth = Scenario.parse(given);
const from = startOfDate(book.zone, truth.from + 28);

/** The records of the week after the four, of a city as it is said to be. */
const weekAfter = (scenario: Scenario) =>
  simulatedRecords({ ...scenario, from: truth.from + 28, days: 7 }, book, from + 7 * DAY, "the week after");
const earlier = simulatedRecords(truth, book, from, "four weeks");
const forecast = (scenario: Scenario) => heldOut({ scenario, earlier, later: weekAfter(truth), from, book });

describe("the truth foretells", () => {
  const { contacts, results, answers } = forecast(truth);

  test("the contacts of each day, but for chance", () => {
    expect(contacts?.days).toBe(7);
    expect(Math.abs((contacts?.seen ?? 0) - 700)).toBeLessThan(4 * Math.sqrt(700));
    // The mean absolute error of Poisson counts is that of a normal variate: the standard deviation times the root of 2/π.
    expect(contacts?.meanAbsolute).toBeLessThan(2 * 10 * Math.sqrt(2 / Math.PI));
    expect(contacts?.ofRepeating).toBeGreaterThan(0);
  });

  test("when there is a result", () => {
    expect(results.map(({ days }) => days)).toEqual([0.25, 1, 3]);
    for (const { foretold, seen } of results) expect(Math.abs(foretold - seen)).toBeLessThan(0.06);
  });

  test("what citizens say: no single chance for all would be nearer by much", () => {
    for (const { answers: many, foretold, seen, brier, ofOneChance } of answers) {
      expect(Math.abs(foretold - seen)).toBeLessThan(4 * Math.sqrt(ofOneChance / many));
      expect(brier).toBeLessThan(ofOneChance * 1.3);
    }
  });
});

test("a scenario in which all takes twice as long is seen to be wrong, and so is one with half the callers", () => {
  const slow = Scenario.parse({
    ...given,
    callers: { ...given.callers, rate: "50/day" },
    offices: { usual: { ...given.offices.usual, work: "12h" } },
  });
  const { contacts, results } = forecast(slow);
  expect(contacts?.meanPercentage).toBeGreaterThan(0.4);
  expect(Math.max(...results.map(({ foretold, seen }) => seen - foretold))).toBeGreaterThan(0.2);
});
