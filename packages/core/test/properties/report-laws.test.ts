import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf, quantile } from "../../src/reporting/duration-bins.ts";
import type { AppealFacts } from "../../src/reporting/facts.ts";
import {
  type Cell,
  cellsOf,
  joinKey,
  type Measures,
  measureAll,
  splitKey,
  tally,
} from "../../src/reporting/measures.ts";
import type { Report, ReportQuestion } from "../../src/reporting/report.ts";
import { overview } from "../../src/reporting/reports/overview/overview.ts";
import { rollups } from "../../src/reporting/rollups/index.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { arbitraryFacts, asOf } from "../oracles/arbitrary-facts.ts";
import { overviewByLoops } from "../oracles/overview-by-loops.ts";
import { tried } from "../runs.ts";

const book = testBook();
const anAppeal = arbitraryFacts(book);
const appeals = fc.array(anAppeal, { maxLength: 60, size: "medium" });
const cellsOfAll = (many: readonly AppealFacts[]): readonly Cell[] => many.flatMap((one) => cellsOf(one, book));

function tallied(cells: readonly Cell[]) {
  const counted = tally();
  counted.add(cells);
  return counted;
}

/** What a tally holds, as a plain object. */
const held = (measures: Measures) =>
  Object.fromEntries(
    rollups.map(({ name }) => [
      name,
      Object.fromEntries(measures.rows(name).map(({ key, counts }) => [joinKey(key), counts])),
    ]),
  );

const runs = tried(200, 2000);

describe("sums of appeals", () => {
  test("an appeal that is taken back leaves nothing", () => {
    fc.assert(
      fc.property(appeals, anAppeal, (others, one) => {
        const counted = tallied(cellsOfAll(others));
        counted.add(cellsOf(one, book));
        counted.add(cellsOf(one, book), -1);
        expect(held(counted)).toEqual(held(tallied(cellsOfAll(others))));
        counted.add(cellsOfAll(others), -1);
        expect([...counted.cells()]).toEqual([]);
        expect(rollups.flatMap(({ name }) => counted.rows(name))).toEqual([]);
      }),
      runs,
    );
  });

  test("the sum over all appeals is the sum of its parts, however they are split and in any order", async () => {
    await fc.assert(
      fc.asyncProperty(appeals, fc.infiniteStream(fc.nat(3)), async (many, draws) => {
        const part = many.map(() => draws.next().value ?? 0);
        const merged = tally();
        for (const which of [3, 0, 2, 1]) {
          const some = await measureAll(
            many.filter((_, n) => part[n] === which),
            book,
          );
          merged.add(cellsIn(some));
        }
        expect(held(merged)).toEqual(held(await measureAll(many, book)));
      }),
      runs,
    );
  });

  test("the old taken back and the new added is the fold of the new", () => {
    fc.assert(
      fc.property(appeals, anAppeal, anAppeal, (others, before, after) => {
        const kept = tallied(cellsOfAll([...others, before]));
        kept.add(cellsOf(before, book), -1);
        kept.add(cellsOf(after, book));
        expect(held(kept)).toEqual(held(tallied(cellsOfAll([...others, after]))));
      }),
      runs,
    );
  });

  test("every cell is a whole count under a declared measure and a key of the declared dimensions", () => {
    fc.assert(
      fc.property(anAppeal, (one) => {
        for (const { rollup, key, counts } of cellsOf(one, book)) {
          const declared = rollups.find(({ name }) => name === rollup);
          expect(key).toHaveLength(declared?.dimensions.length ?? -1);
          expect(declared?.measures).toEqual(expect.arrayContaining(Object.keys(counts)));
          expect(Object.values(counts).every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
          expect(splitKey(joinKey(key))).toEqual(key);
        }
      }),
      runs,
    );
  });
});

/** The cells of measures, back from their rows. */
const cellsIn = (measures: Measures): readonly Cell[] =>
  rollups.flatMap(({ name }) => measures.rows(name).map((row): Cell => ({ rollup: name, ...row })));

const build = (cells: readonly Cell[], more: Partial<ReportQuestion> = {}): Report =>
  overview.build({ measures: tallied(cells), book, asOf, ...more });

describe("the overview", () => {
  test("of merged parts is that of the whole, in whatever order the cells come", () => {
    fc.assert(
      fc.property(appeals, appeals, (some, others) => {
        const whole = build(cellsOfAll([...some, ...others]));
        expect(build([...cellsOfAll(others), ...cellsOfAll(some)])).toEqual(whole);
        expect(build(cellsOfAll([...some, ...others]).toReversed())).toEqual(whole);
      }),
      runs,
    );
  });

  test("says what plain loops over the appeals say", () => {
    fc.assert(
      fc.property(appeals, (many) => agreesWithLoops(build(cellsOfAll(many)), many)),
      runs,
    );
  });

  test("of some days is that of the appeals registered on them, save for what ended then", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-06-${String(date).padStart(2, "0")}`);
    fc.assert(
      fc.property(appeals, day, day, (many, one, other) => {
        const [from = "", to = ""] = [one, other].sort();
        const local = (instant: number) => new Date(instant).toLocaleDateString("sv-SE", { timeZone: book.zone.name });
        const within = many.filter(({ registeredAt }) => local(registeredAt) >= from && local(registeredAt) <= to);
        const withoutFlow = ({ sections, ...rest }: Report) => ({
          ...rest,
          sections: sections.filter(({ id }) => id !== "by-day"),
        });
        expect(withoutFlow(build(cellsOfAll(many), { from, to }))).toEqual(
          withoutFlow(build(cellsOfAll(within), { from, to })),
        );
      }),
      runs,
    );
  });

  test("never shows a figure that is no number, nor a share outside 0 to 1", () => {
    fc.assert(
      fc.property(appeals, (many) => {
        const { figures, sections } = build(cellsOfAll(many));
        const shares = sections.flatMap(({ table: { columns, rows } }) =>
          rows.flatMap((row) => row.filter((_, n) => columns[n]?.unit === "share")),
        );
        for (const share of [...shares, ...figures.filter(({ unit }) => unit === "share").map(({ value }) => value)])
          expect(share === null || (Number(share) >= 0 && Number(share) <= 1)).toBe(true);
        const values = sections.flatMap(({ table }) => table.rows.flat());
        expect(values.filter((value) => typeof value === "number" && !Number.isFinite(value))).toEqual([]);
      }),
      runs,
    );
  });
});

function agreesWithLoops(report: Report, many: readonly AppealFacts[]): void {
  const witness = overviewByLoops(many, book, asOf);
  const figures = new Map(report.figures.map(({ id, value }) => [id, value]));
  expect(figures.get("registered")).toBe(witness.registered);
  expect(figures.get("open")).toBe(witness.open);
  expect(figures.get("on-time")).toBe(witness.onTime);
  expect(figures.get("agreement")).toBe(witness.agreement);
  expectNear(figures.get("median"), witness.median);

  const column = (section: string, id: string): ReadonlyMap<unknown, unknown> => {
    const { columns, rows } = report.sections.find((one) => one.id === section)?.table ?? { columns: [], rows: [] };
    const at = columns.findIndex((one) => one.id === id);
    return new Map(rows.map((row) => [row[0], row[at]]));
  };
  for (const [day, registered] of column("by-day", "registered"))
    expect(registered).toBe(witness.registeredByDay.get(String(day)) ?? 0);
  for (const [day, ended] of column("by-day", "ended")) expect(ended).toBe(witness.endedByDay.get(String(day)) ?? 0);
  expect([...column("by-hour", "registered").values()]).toEqual(witness.registeredByHour);
  expect([...column("backlog", "open").values()]).toEqual(witness.openAges);
  const tops = [...witness.registeredByTop].map(([top = "", count]) => [book.categories.get(top)?.name, count]);
  expect(column("categories", "registered")).toEqual(new Map(tops as [string, number][]));
  for (const [agency, counts] of witness.agencies)
    for (const [id, value] of Object.entries(counts))
      expect([id, column("agencies", id).get(agency)]).toEqual([id, value]);
  for (const [policy, share] of column("limits", "share")) {
    const named = [...book.policies.values()].find(({ name }) => name === policy);
    expect(share).toBe(witness.onTimeByPolicy.get(named?.id ?? ""));
  }
  for (const [agency, counts] of witness.calls)
    for (const [id, value] of Object.entries(counts))
      expect([id, column("rates", id).get(agency)]).toEqual([id, value]);
}

/** Within the width of a bucket; what took less than a second counts as none. */
function expectNear(value: unknown, exact: number | null): void {
  if (exact === null || exact < 1000) expect(value).toBe(exact === null ? null : 0);
  else expect(Math.abs(Number(value) / exact - 1)).toBeLessThanOrEqual(0.025);
}

test("a quantile of buckets is off by at most 2.5 % from the exact one", () => {
  // Lognormal times around five hours, as a sum of uniform draws gives them, from seconds to months.
  const normal = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
  const duration = normal.map((draws) => Math.round(Math.exp(16.7 + 1.2 * draws.reduce((sum, draw) => sum + draw, 0))));
  const durations = fc.array(duration, { minLength: 1, maxLength: 400, size: "medium" });
  fc.assert(
    fc.property(durations, fc.constantFrom(0.01, 0.25, 0.5, 0.9, 0.95, 0.99), (many, q) => {
      const sorted = many.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(q * sorted.length) - 1] ?? 0;
      const buckets = new Map([...Map.groupBy(many, bucketOf)].map(([bucket, some]) => [bucket, some.length]));
      expectNear(quantile(buckets, q), exact);
    }),
    tried(300, 5000),
  );
});
