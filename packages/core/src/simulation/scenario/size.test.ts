import { expect, test } from "vitest";
import { testBook } from "../../testing/test-city.ts";
import { leanRun } from "../city/city-run.ts";
import { Scenario } from "./scenario.ts";
import { sizeOf } from "./size.ts";

const book = testBook();
const scenarioOf = (callers: object = {}, more: object = {}): Scenario =>
  Scenario.parse({
    name: "sized",
    city: "testville",
    from: "2026-05-04",
    days: 7,
    callers: { rate: "300/day", languages: { en: 1 }, redial: { share: 0, after: "1m" }, ...callers },
    operators: {
      groups: [{ name: "all", languages: ["en"], shifts: [{ from: "08:00", until: "20:00", operators: 9 }] }],
    },
    followUp: { callers: 5 },
    ...more,
  });
const contactsOf = (callers?: object, more?: object): number => sizeOf(scenarioOf(callers, more), book).contacts;

test("alike days have as many contacts as the rate says; a surge adds its own, where it lies in the time that is simulated", () => {
  expect(contactsOf()).toBeCloseTo(2100);
  const surge = (from: string, until: string, times: number) => ({ surges: [{ from, until, times }] });
  expect(contactsOf(surge("2026-05-05", "2026-05-06", 4))).toBeCloseTo(2100 + 2 * 3 * 300);
  expect(contactsOf(surge("2026-04-01", "2026-05-04", 4))).toBeCloseTo(2100 + 3 * 300);
  expect(contactsOf(surge("2026-06-01", "2026-06-30", 4))).toBeCloseTo(2100);
  expect(contactsOf(surge("2026-05-01", "2026-06-30", 0))).toBeCloseTo(2100);
});

const week = Array.from({ length: 168 }, (_, hour) => (hour >= 24 && hour < 48 ? 1 : 0));
test.each([
  ["weekdays", { weekdays: [1, 0, 0, 0, 0, 0, 0] }, { days: 1 }],
  ["months", { months: [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0] }, {}],
  ["the hours of a week", { week }, { from: "2026-05-05", days: 1 }],
  ["days that vary", { dayFactor: { constant: { value: 3 } } }, {}],
])("where %s crowd the calls, no run has more of them than that", (_, callers, more) => {
  const scenario = scenarioOf(callers, more);
  const run = leanRun({ scenario, book, seed: "1" });
  run.runUntil(run.end);
  const { calls, registered } = run.totals();
  expect(Math.max(calls, registered)).toBeGreaterThan(300);
  expect(Math.max(calls, registered)).toBeLessThan(1.1 * contactsOf(callers, more));
});

test("those who work are counted in every shift, office and team", () => {
  const offices = { usual: { staff: 2 }, agencies: { roads: { staff: 7 } } };
  expect(sizeOf(scenarioOf({}, { offices }), book).people).toBe(9 + 3 * 7 + 5);
});

test("what nobody could simulate is told as a number, however large", () => {
  expect(contactsOf({ rate: `${"9".repeat(200)}/minute` })).toBeGreaterThan(1e200);
});
