import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AppealFacts } from "../../src/reporting/facts.ts";
import { measureAll } from "../../src/reporting/measures.ts";
import type { Report, ReportKind } from "../../src/reporting/report.ts";
import { annual } from "../../src/reporting/reports/annual/annual.ts";
import { daily } from "../../src/reporting/reports/daily/daily.ts";
import { monthly } from "../../src/reporting/reports/monthly/monthly.ts";
import { urgent } from "../../src/reporting/reports/urgent/urgent.ts";
import { weekly } from "../../src/reporting/reports/weekly/weekly.ts";
import { periodKinds } from "../../src/reporting/scores/periods.ts";
import { testBook, testCity } from "../../src/testing/test-city.ts";
import { DAY } from "../../src/time/duration.ts";
import { on } from "../literals/facts.ts";
import { document, table } from "../literals/files.ts";
import { arbitraryFacts, asOf } from "../oracles/arbitrary-facts.ts";
import { periodByLoops } from "../oracles/period-by-loops.ts";
import { tried } from "../runs.ts";

/** The test city with two ladders of several units, and categories that it calls urgent. */
const book = testBook({
  ...testCity(),
  city: document("city.yaml", { ...(testCity().city.value as object), urgentCategories: ["noise", "other"] }),
  agencies: table(
    "agencies.csv",
    "id,name,kind,area",
    "desk,Hotline desk,hotline,",
    "roads,Roads department,department,",
    "parks,Parks department,department,",
    "lights,Street lights,department,",
    "east-office,East Quarter office,subdistrict,east",
    "west-office,West Quarter office,subdistrict,west",
  ),
});

/** Appeals of one week in June, in which an assessment month ends. */
const inJune = (facts: AppealFacts): AppealFacts => ({
  ...facts,
  registeredAt: on("06-15 00:00") + (facts.registeredAt % (7 * DAY)),
});
const appeals = fc.array(arbitraryFacts(book).map(inJune), { maxLength: 80, size: "medium" });

async function build(kind: ReportKind, many: readonly AppealFacts[], text: string): Promise<Report> {
  const period = kind.period && periodKinds[kind.period].parse(text);
  return kind.build({ measures: await measureAll(many, book), book, asOf, period });
}

const figureOf = (report: Report, id: string) => report.figures.find((figure) => figure.id === id)?.value;

function rowsOf(report: Report, id: string) {
  const { columns = [], rows = [] } = report.sections.find((section) => section.id === id)?.table ?? {};
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.id, row[at]])));
}

const share = (part: number, whole: number) => (whole === 0 ? null : expect.closeTo(part / whole, 9));

/** Each report, a period of it, and what that is on the clocks of the city. */
const asked: readonly (readonly [ReportKind, text: string, from: string, before: string])[] = [
  [daily, "2026-06-18", "2026-06-17 12:00:00", "2026-06-18 12:00:00"],
  [daily, "2026-06-19", "2026-06-18 12:00:00", "2026-06-19 12:00:00"],
  [weekly, "2026-W25", "2026-06-15 00:00:00", "2026-06-22 00:00:00"],
  [monthly, "2026-06", "2026-05-19 00:00:00", "2026-06-19 00:00:00"],
  [monthly, "2026-07", "2026-06-19 00:00:00", "2026-07-19 00:00:00"],
  [annual, "2026", "2025-12-19 00:00:00", "2026-12-19 00:00:00"],
];

describe.each(asked.map((one) => [one[0].id, ...one] as const))("%s report %#", (_id, kind, text, from, before) => {
  test("counts what plain loops count: volume, rates, whom they leave out, categories, businesses", () =>
    fc.assert(
      fc.asyncProperty(appeals, async (many) => {
        const report = await build(kind, many, text);
        const all = periodByLoops(many, book, { from, before });
        expect(figureOf(report, "volume")).toBe(all.registered);
        expect(figureOf(report, "resolution")).toEqual(share(all.resolved, all.reached));
        expect(figureOf(report, "satisfaction")).toEqual(share(all.earned, all.reached));
        expect(figureOf(report, "unreachable")).toEqual(share(all.asked - all.reached, all.asked));
        expect(figureOf(report, "excluded")).toEqual(share(all.excluded, all.registered));
        expect(figureOf(report, "businesses")).toBe(all.businesses);
        const first = [...all.tops.values()].sort((a, b) => b - a).slice(0, 5);
        expect(rowsOf(report, "categories").map(({ registered }) => registered)).toEqual(first);
      }),
      tried(30, 300),
    ));
});

test("the month to date of a day is what loops count from the 19th to its noon", () =>
  fc.assert(
    fc.asyncProperty(appeals, async (many) => {
      for (const [day, from] of [
        ["2026-06-18", "2026-05-19 00:00:00"],
        ["2026-06-19", "2026-06-19 00:00:00"],
      ] as const) {
        const all = periodByLoops(many, book, { from, before: `${day} 12:00:00` });
        expect(figureOf(await build(daily, many, day), "month-to-date")).toBe(all.registered);
      }
    }),
    tried(30, 300),
  ));

test("the urgent report counts the city's urgent categories, each of them, and nothing else", () =>
  fc.assert(
    fc.asyncProperty(appeals, async (many) => {
      const report = await build(urgent, many, "2026-06-18");
      const span = { from: "2026-06-17 12:00:00", before: "2026-06-18 12:00:00" };
      const topOf = ({ category }: AppealFacts) => book.categories.path(category).at(-1) ?? "";
      const counts = book.city.urgentCategories.map((category) => {
        const some = many.filter((one) => topOf(one) === category);
        return periodByLoops(some, book, span).registered;
      });
      expect(rowsOf(report, "categories").map(({ registered }) => registered)).toEqual(counts);
      expect(figureOf(report, "volume")).toBe(counts.reduce((sum, count) => sum + count, 0));
    }),
    tried(30, 300),
  ));

test("ladders leave the excluded out; below them counts are sums, and rates plain means over units", () =>
  fc.assert(
    fc.asyncProperty(appeals, async (many) => {
      const report = await build(monthly, many, "2026-06");
      const all = periodByLoops(many, book, { from: "2026-05-19 00:00:00", before: "2026-06-19 00:00:00" });
      const ladder = rowsOf(report, "departments");
      for (const id of ["roads", "parks", "lights"]) {
        const { accepted, reached, contacted, resolved, earned } = all.unit(id);
        const row = ladder.find(({ unit }) => unit === book.agencies.get(id)?.name);
        const satisfied = expect.closeTo(earned, 9);
        if (row === undefined) expect(accepted).toBe(0);
        else expect(row).toMatchObject({ accepted, valid: reached, contacted, resolved, satisfied });
      }
      const last = ladder.find(({ unit }) => String(unit).startsWith("All "));
      const others = ladder.filter((row) => row !== last);
      const known = others.flatMap(({ resolution }) => (typeof resolution === "number" ? [resolution] : []));
      const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
      expect(last === undefined).toBe(others.length < 2);
      if (last === undefined) return;
      expect(last.accepted).toBe(sum(others.map(({ accepted }) => Number(accepted))));
      expect(last.resolution).toEqual(share(sum(known), known.length));
    }),
    tried(30, 300),
  ));

describe.each([daily, urgent, weekly, monthly, annual].map((kind) => [kind.id, kind] as const))(
  "the %s report",
  (_id, kind) => {
    test("of a city without appeals has figures that are none, and no wrong ones", async () => {
      const report = kind.build({ measures: await measureAll([], book), book, asOf });
      expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity|undefined/);
      expect(report.figures.map(({ value }) => value).every((value) => value === null || value === 0)).toBe(true);
    });

    test("draws only columns that its tables have, and names each section once", () =>
      fc.assert(
        fc.asyncProperty(appeals, async (many) => {
          const { sections } = await build(kind, many, periodKinds[kind.period ?? "day"].at("2026-06-18T00").id);
          for (const { chart, table } of sections)
            expect(table.columns.map(({ id }) => id)).toEqual(expect.arrayContaining([...(chart?.series ?? [])]));
          expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
        }),
        tried(20, 200),
      ));

    test("is the same whatever the order of the appeals, to the last byte", () =>
      fc.assert(
        fc.asyncProperty(appeals, fc.nat(), async (many, turn) => {
          const cut = many.length === 0 ? 0 : turn % many.length;
          const turned = [...many.slice(cut), ...many.slice(0, cut)];
          const text = periodKinds[kind.period ?? "day"].at("2026-06-18T00").id;
          expect(JSON.stringify(await build(kind, turned, text))).toBe(JSON.stringify(await build(kind, many, text)));
        }),
        tried(20, 200),
      ));

    test("without a period is of the last one that is over", async () => {
      const { period = "day" } = kind;
      const { from } = kind.build({ measures: await measureAll([], book), book, asOf });
      const { at, before } = periodKinds[period];
      expect(before(at("2026-09-01T00")).from.slice(0, 10)).toBe(from);
    });
  },
);
