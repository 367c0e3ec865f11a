import { describe, expect, test } from "vitest";
import { on, settled } from "../../../../test/literals/facts.ts";
import { document, table } from "../../../../test/literals/files.ts";
import { testBook, testCity } from "../../../testing/test-city.ts";
import type { AppealFacts } from "../../facts.ts";
import { measureAll } from "../../measures.ts";
import { periodKinds } from "../../scores/periods.ts";
import { urgent } from "../urgent/urgent.ts";
import { monthly } from "./monthly.ts";

const folder = {
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
};
const book = testBook(folder);
const byZhungeer = testBook({ ...folder, satisfaction: document("satisfaction.yaml", { scheme: "zhungeer" }) });

const yes = { reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" } as const;
const no = { reached: true, contacted: true, resolved: "no", satisfied: "dissatisfied" } as const;

/** So many appeals that a unit settled on a day, and the answers of their callers. */
const calls = (agency: string, day: string, count: number, followUp: AppealFacts["followUp"], more = {}) =>
  Array.from({ length: count }, () => settled(1, { agency, registeredAt: on(`${day} 09:00`), followUp, ...more }));

async function build(appeals: readonly AppealFacts[], city = book) {
  const period = periodKinds["assessment-month"].parse("2026-06");
  const measures = await measureAll(appeals, city);
  const report = monthly.build({ measures, book: city, asOf: on("07-01 00:00"), period });
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

describe("a response of several parts", () => {
  const handled = (signed: "in-time" | "late" | undefined, result: "with-evidence" | "without") => ({
    scored: { signed, result, repeat: false, whistled: [], whistlers: [] },
  });
  const silent = { reached: false, contacted: false, resolved: undefined, satisfied: undefined } as const;
  /** Contacted 30 of 40 who were reached, with evidence 20 of 80 results; in time, where it was signed for, 8 of 10. */
  const june = [
    ...calls("roads", "06-01", 30, yes, handled(undefined, "without")),
    ...calls("roads", "06-01", 10, { ...no, contacted: false }, handled(undefined, "without")),
    ...calls("roads", "06-01", 20, silent, handled(undefined, "without")),
    ...calls("roads", "06-01", 10, silent, handled(undefined, "with-evidence")),
    ...calls("roads", "06-01", 8, silent, handled("in-time", "with-evidence")),
    ...calls("roads", "06-01", 2, silent, handled("late", "with-evidence")),
  ];
  const mean = (0.8 + 0.75 + 0.25) / 3;

  test("is said to be their mean, each with its own counts and none for the mean, and no change of it is called noise", async () => {
    const may = june.map((one) => ({ ...one, registeredAt: on("05-01 09:00") }));
    const { figures, rowsOf, notes } = await build([...june, ...may], byZhungeer);
    expect(figures.find(({ id }) => id === "response")).toMatchObject({
      value: expect.closeTo(mean, 9),
      note: "mean of signed in time (8 of 10 signed for), contacted (30 of 40 valid follow-ups) and with evidence (20 of 80 results); 0.0 pts against the month before",
    });
    const none = { part: null, whole: null, low: null, high: null, says: null };
    const [response, signed, contacted, evidenced] = rowsOf("rates");
    expect(response).toMatchObject({ ...none, rate: "Response", value: expect.closeTo(mean, 9), change: 0 });
    expect(signed).toMatchObject({ rate: "Signed in time (of signed for)", part: 8, whole: 10, low: null, says: null });
    expect(contacted).toMatchObject({ rate: "Contacted (of valid follow-ups)", part: 30, whole: 40, says: "noise" });
    expect(contacted?.low).toBeCloseTo(0.598, 3);
    expect(evidenced).toMatchObject({ rate: "With evidence (of results)", part: 20, whole: 80, value: 1 / 4 });
    expect(notes).toContainEqual(
      expect.stringMatching(/^Response is the plain mean of signed in time \(of signed for\), /),
    );
  });

  test("stands on the ladder beside who was contacted; signing and evidence stand where the work does", async () => {
    const { rowsOf } = await build(june, byZhungeer);
    expect(rowsOf("departments")[0]).toMatchObject({ valid: 40, contacted: 30, response: expect.closeTo(mean, 9) });
    expect(rowsOf("departments-work")[0]).toMatchObject({
      signed: 10,
      inTime: 8,
      results: 80,
      evidenced: 20,
      evidence: 1 / 4,
    });
  });

  test("leaves out a part over nothing, and says so", async () => {
    const { figures } = await build(calls("roads", "06-01", 3, yes, handled(undefined, "without")), byZhungeer);
    expect(figures.find(({ id }) => id === "response")).toMatchObject({
      value: 1 / 2,
      note: "mean of signed in time (left out: 0 signed for), contacted (3 of 3 valid follow-ups) and with evidence (0 of 3 results); none the month before",
    });
  });

  test("is not told by the urgent report, which counts answers only: a dash, and who was contacted", async () => {
    const city = document("city.yaml", { ...(folder.city.value as object), urgentCategories: ["streets"] });
    const urgentCity = testBook({
      ...folder,
      city,
      satisfaction: document("satisfaction.yaml", { scheme: "zhungeer" }),
    });
    const measures = await measureAll(june, urgentCity);
    const period = periodKinds["noon-day"].parse("2026-06-01");
    const { sections } = urgent.build({ measures, book: urgentCity, asOf: on("07-01 00:00"), period });
    const rates = sections
      .find(({ id }) => id === "rates")
      ?.table.rows.map(([rate, part, whole, share]) => [rate, part, whole, share]);
    expect(rates?.slice(0, 2)).toEqual([
      ["Response", null, null, null],
      ["Contacted (of valid follow-ups)", 30, 40, 3 / 4],
    ]);
  });
});

test("a response by contact alone is one share of the valid follow-ups, with its interval", async () => {
  const { figures, rowsOf, sections } = await build(calls("roads", "06-01", 3, yes));
  expect(figures.find(({ id }) => id === "response")?.note).toBe("3 of 3 valid follow-ups; none the month before");
  expect(rowsOf("rates").map(({ rate }) => rate)).toEqual(
    expect.not.arrayContaining(["Contacted (of valid follow-ups)"]),
  );
  expect(rowsOf("rates")[0]).toMatchObject({ rate: "Response", part: 3, whole: 3, value: 1, high: 1 });
  const { columns } = sections.find(({ id }) => id === "rates")?.table ?? {};
  expect(columns?.[2]?.label).toBe("Valid follow-ups");
  expect(Object.keys(rowsOf("departments-work")[0] ?? {})).not.toContain("evidenced");
});
