import { expect, test } from "vitest";
import { on, settled } from "../../../../test/literals/facts.ts";
import { table } from "../../../../test/literals/files.ts";
import { testBook, testCity } from "../../../testing/test-city.ts";
import type { AppealFacts } from "../../facts.ts";
import { measureAll } from "../../measures.ts";
import { periodKinds } from "../../scores/periods.ts";
import { monthly } from "./monthly.ts";

const book = testBook({
  ...testCity(),
  agencies: table(
    "agencies.csv",
    "id,name,kind,area",
    "desk,Hotline desk,hotline,",
    "roads,Roads department,department,",
    "parks,Parks department,department,",
    "lights,Street lights,department,",
    "east-office,East Quarter office,subdistrict,east",
  ),
});

const yes = { reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" } as const;
const no = { reached: true, contacted: true, resolved: "no", satisfied: "dissatisfied" } as const;

/** So many appeals that a unit settled on a day, and the answers of their callers. */
const calls = (agency: string, day: string, count: number, followUp: AppealFacts["followUp"], more = {}) =>
  Array.from({ length: count }, () => settled(1, { agency, registeredAt: on(`${day} 09:00`), followUp, ...more }));

async function build(appeals: readonly AppealFacts[]) {
  const period = periodKinds["assessment-month"].parse("2026-06");
  const report = monthly.build({ measures: await measureAll(appeals, book), book, asOf: on("07-01 00:00"), period });
  return {
    ...report,
    rowsOf(id: string) {
      const { columns = [], rows = [] } = report.sections.find((section) => section.id === id)?.table ?? {};
      return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.id, row[at]])));
    },
  };
}

test("units with too few valid follow-ups have no place, however good they look", async () => {
  const { rowsOf } = await build([
    ...calls("roads", "06-01", 30, yes),
    ...calls("parks", "06-01", 31, no),
    ...calls("lights", "06-01", 29, yes),
  ]);
  expect(rowsOf("departments")).toMatchObject([
    { unit: "Roads department", place: 1, score: 100 },
    { unit: "Parks department", place: 2, score: expect.closeTo(100 / 3) },
    { unit: "Street lights", place: null, score: 100 },
    { unit: "All 3", place: null, score: expect.closeTo((100 + 100 / 3 + 100) / 3) },
  ]);
});

test("units that show the same score share a place", async () => {
  const { rowsOf } = await build([
    ...calls("roads", "06-01", 40, yes),
    ...calls("parks", "06-01", 35, yes),
    ...calls("lights", "06-01", 40, no),
  ]);
  expect(rowsOf("first-and-last").map(({ unit, place }) => [unit, place])).toEqual([
    ["Roads department", 1],
    ["Parks department", 1],
    ["Street lights", 3],
  ]);
});

test("excluded appeals are on one ladder and not on the other", async () => {
  const { rowsOf, figures } = await build([
    ...calls("roads", "06-01", 40, yes),
    ...calls("roads", "06-02", 10, no, { excluded: true }),
  ]);
  expect(rowsOf("departments")[0]).toMatchObject({ accepted: 40, resolution: 1 });
  expect(rowsOf("departments-with-excluded")[0]).toMatchObject({ accepted: 50, resolution: 0.8 });
  expect(rowsOf("departments-work")[0]).toMatchObject({ leftOut: 10, excluded: 0.2 });
  expect(figures.find(({ id }) => id === "resolution")?.value).toBe(0.8);
});

test("a change is told only where chance would not bring it about; the others are counted", async () => {
  const { rowsOf, sections } = await build([
    ...calls("roads", "05-01", 40, no),
    ...calls("roads", "06-01", 40, yes),
    ...calls("parks", "05-01", 40, yes),
    ...calls("parks", "06-01", 39, yes),
    ...calls("parks", "06-01", 1, no),
  ]);
  expect(rowsOf("changes").map(({ unit, change }) => [unit, change])).toEqual([
    ["Roads department", expect.closeTo(2 / 3)],
  ]);
  expect(sections.find(({ id }) => id === "changes")?.note).toMatch(/^1 of the 2 units/);
  expect(rowsOf("departments").map(({ unit, says }) => [unit, says])).toContainEqual(["Parks department", "noise"]);
});

test("the answers to a whistle count for who whistled and for each department that was called", async () => {
  const scored = {
    signed: undefined,
    result: undefined,
    repeat: false,
    whistlers: ["east-office"],
    whistled: ["roads"],
  };
  const { rowsOf } = await build([
    ...calls("east-office", "06-01", 3, yes, { scored }),
    ...calls("east-office", "06-01", 1, no, { scored }),
    ...calls("roads", "06-01", 2, no),
  ]);
  expect(rowsOf("whistles")).toEqual([
    expect.objectContaining({ unit: "East Quarter office", whistles: 4, calledTo: 0, valid: 0, resolution: null }),
    expect.objectContaining({ unit: "Roads department", whistles: 0, calledTo: 4, valid: 4, resolution: 3 / 4 }),
  ]);
  expect(rowsOf("departments")[0]).toMatchObject({ accepted: 2, valid: 6, resolved: 3 });
  expect(rowsOf("subdistricts")[0]).toMatchObject({ accepted: 4, valid: 4, resolved: 3 });
});

test("a month that is not over says so", async () => {
  const { notes } = await build([]);
  expect(notes.join()).not.toContain("not over");
  const early = monthly.build({
    measures: await measureAll([], book),
    book,
    asOf: on("06-10 00:00"),
    period: periodKinds["assessment-month"].parse("2026-06"),
  });
  expect(early.notes[0]).toBe("The period is not over yet: its figures are those so far.");
});
