import { expect, test } from "vitest";
import { on, settled } from "../../../../test/literals/facts.ts";
import { testBook } from "../../../testing/test-city.ts";
import type { AppealFacts } from "../../facts.ts";
import { measureAll } from "../../measures.ts";
import { periodKinds } from "../../scores/periods.ts";
import { daily } from "./daily.ts";

const book = testBook();
const yes = { reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" } as const;

const at = (local: string, count = 1): readonly AppealFacts[] =>
  Array.from({ length: count }, () => settled(1, { registeredAt: on(local), followUp: yes }));

async function build(appeals: readonly AppealFacts[], day: string) {
  const period = periodKinds["noon-day"].parse(day);
  const report = daily.build({ measures: await measureAll(appeals, book), book, asOf: on("07-01 00:00"), period });
  const figure = (id: string) => {
    const found = report.figures.find((one) => one.id === id);
    return found && [found.value, found.note];
  };
  return { ...report, figure };
}

test("a day is from noon to noon on the clocks of the city, and compared with the one before", async () => {
  const appeals = [...at("06-09 11:59"), ...at("06-09 12:00", 2), ...at("06-10 11:59"), ...at("06-10 12:00", 5)];
  const report = await build(appeals, "2026-06-10");
  expect(report).toMatchObject({
    title: "Testville: daily report, 2026-06-10",
    from: "2026-06-09",
    to: "2026-06-10",
    period: "noon of 2026-06-09 to noon of 2026-06-10",
  });
  expect(report.figure("volume")).toEqual([3, "+2 against 1 (the day before)"]);
  expect(report.figure("resolution")).toEqual([1, "3 of 3 valid follow-ups; 0.0 pts against the day before, noise"]);
});

test("the month to date stands beside as much of the month before, not beside all of it", async () => {
  // 19 May to noon of 10 June is 22 days and a half: of the month before, 19 April to noon of 11 May.
  const before = [...at("04-18 23:00"), ...at("04-19 00:00", 3), ...at("05-11 11:00"), ...at("05-11 13:00", 9)];
  const now = [...at("05-18 23:00"), ...at("05-19 00:00"), ...at("06-10 11:00", 4)];
  const { figure } = await build([...before, ...now], "2026-06-10");
  expect(figure("month-to-date")).toEqual([5, "+1 against 4 (as much of the month before)"]);
});

test("the last units are followed over seven noons, with a dash before they have a place", async () => {
  const { sections } = await build([...at("06-05 10:00", 29), ...at("06-08 10:00", 5)], "2026-06-10");
  const trend = sections.find(({ id }) => id === "departments-trend");
  expect(trend?.table.rows).toEqual([
    ["2026-06-04", null],
    ["2026-06-05", null],
    ["2026-06-06", null],
    ["2026-06-07", null],
    ["2026-06-08", 1],
    ["2026-06-09", 1],
    ["2026-06-10", 1],
  ]);
  expect(trend?.chart).toMatchObject({ kind: "places", series: ["roads"] });
});
