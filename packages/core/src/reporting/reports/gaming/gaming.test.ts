import { describe, expect, test } from "vitest";
import { manyAgencies, simulatedCity } from "../../../../test/oracles/simulated-city.ts";
import { testBook } from "../../../testing/test-city.ts";
import { toCsv } from "../../formats/csv.ts";
import { toMarkdown } from "../../formats/markdown.ts";
import { type Measures, tally } from "../../measures.ts";
import type { Report } from "../../report.ts";
import { gaming } from "./gaming.ts";

const build = (measures: Measures, book = manyAgencies): Report => gaming.build({ measures, book, asOf: 0 });

/** The rows of a section as objects by column. */
function rowsOf(id: string, { sections }: Report) {
  const { columns, rows } = sections.find((section) => section.id === id)?.table ?? { columns: [], rows: [] };
  return rows.map((row) => Object.fromEntries(columns.map((column, n) => [column.id, row[n]])));
}

const figuresOf = ({ figures }: Report) => Object.fromEntries(figures.map(({ id, value }) => [id, value]));

/** So many agencies of a kind, each with these counts. */
function cityOf(counts: Readonly<Record<string, Readonly<Record<string, number>>>>): Measures {
  const measures = tally();
  for (const [agency, of] of Object.entries(counts))
    measures.add([{ rollup: "conduct", key: ["2026-06-01", agency], counts: of }]);
  return measures;
}

const subdistricts = (number: number, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Array.from({ length: number }, (_, n) => [`subdistrict-${n + 2}`, counts]));

const played = build(simulatedCity("played", { agencies: { "subdistrict-7": { exclusionAsked: 0.4 } } }));

describe("what differs", () => {
  test("is told with its figures, the chance and a sober sentence", () => {
    expect(rowsOf("unlike", played)).toEqual([
      {
        number: "1",
        who: "subdistrict-7",
        name: "subdistrict-7",
        what: "Asked to be left out of the scores",
        figures: expect.stringMatching(/^\d+ of \d+, \d\d\.\d %; its peers \d\.\d %$/),
        chance: expect.closeTo(0, 2),
        says: "differs from its peers by more than chance would",
      },
    ]);
  });

  test("stands first in its own section, beside everybody else", () => {
    const [first, second, ...others] = rowsOf("exclusions-asked", played);
    expect(first).toMatchObject({ agency: "subdistrict-7", says: "differs from its peers by more than chance would" });
    expect(second).toMatchObject({ chance: 1, says: "no more than chance" });
    expect(others).toHaveLength(30);
    const { low = 0, share = 0, high = 0 } = first as Record<string, number>;
    expect(low < share && share < high).toBe(true);
  });

  test("is never called more than that, in any format", () => {
    for (const text of [toMarkdown(played), toCsv(played), JSON.stringify(played)])
      expect(text).not.toMatch(/cheat|fraud|fake|manipulat|guilty|suspic/i);
  });
});

describe("nothing is said", () => {
  test("of fewer than 30 cases, however they look", () => {
    const report = build(cityOf({ "subdistrict-1": { held: 29, disputes: 29 }, ...subdistricts(9, { held: 100 }) }));
    expect(rowsOf("disputes", report).find(({ agency }) => agency === "subdistrict-1")).toMatchObject({
      part: 29,
      whole: 29,
      share: 1,
      chance: null,
      says: "too few, under 30",
    });
    expect(rowsOf("unlike", report)).toEqual([]);
  });

  test("where fewer than 5 peers of its kind have enough cases", () => {
    const few = { "subdistrict-1": { held: 500, disputes: 400 }, ...subdistricts(4, { held: 500, disputes: 5 }) };
    const departments = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`department-${n + 1}`, { held: 500, disputes: 5 }]),
    );
    const report = build(cityOf({ ...few, "subdistrict-9": { held: 29 }, ...departments }));
    expect(rowsOf("disputes", report).find(({ agency }) => agency === "subdistrict-1")).toMatchObject({
      chance: null,
      says: "too few peers, under 5",
    });
  });

  test("of an agency that is not in the city's list", () => {
    const report = build(cityOf({ nobody: { held: 500, disputes: 400 }, ...subdistricts(9, { held: 500 }) }));
    expect(rowsOf("disputes", report).find(({ agency }) => agency === "nobody")).toMatchObject({ chance: null });
  });

  test("of what nobody did at all, and the report says so", () => {
    const report = build(cityOf(subdistricts(9, { held: 500, returns: 9 })));
    expect(report.sections.map(({ id }) => id)).toEqual(["unlike", "returns"]);
    expect(report.notes.join()).toContain("nothing of the kind: asked to be left out of the scores; ");
    expect(report.notes.join()).not.toContain("appeals returned");
  });

  test("of loud cues where the city names none, and the report says so", () => {
    const report = build(cityOf({}), testBook());
    expect(report.sections.map(({ id }) => id)).not.toContain("cue-priority");
    expect(report.notes.join()).toContain("names no loud cues");
    expect(played.notes.join()).not.toContain("names no loud cues");
  });
});

test("the figures say how much was compared, and how much was too little for that", () => {
  const report = build(cityOf({ "subdistrict-1": { held: 29 }, ...subdistricts(9, { held: 100, returns: 1 }) }));
  expect(figuresOf(report)).toEqual({ unlike: 0, compared: 9, silent: 1 });
});

test("a city in which nothing happened has an empty report, not a wrong one", () => {
  const report = build(tally());
  expect(report).toMatchObject({ from: "", to: "" });
  expect(figuresOf(report)).toEqual({ unlike: 0, compared: 0, silent: 0 });
  expect(report.sections.map(({ id, note }) => [id, note])).toEqual([["unlike", "Nothing."]]);
});

test("the time used is shown for all agencies together, what came late last", () => {
  const rows = rowsOf("limit-use", played);
  expect(rows.map(({ used }) => used)).toEqual([
    ...Array.from({ length: 20 }, (_, bin) => `${5 * bin} to ${5 * bin + 5} %`),
    "late",
  ]);
  expect(rows.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1);
});

test("every chart draws columns that its table has", () => {
  for (const { chart, table } of played.sections)
    expect(table.columns.map(({ id }) => id)).toEqual(expect.arrayContaining([...(chart?.series ?? [])]));
});
