import { describe, expect, test } from "vitest";
import { on, open, settled } from "../../../../test/literals/facts.ts";
import { document } from "../../../../test/literals/files.ts";
import { testBook, testCity } from "../../../testing/test-city.ts";
import { HOUR } from "../../../time/duration.ts";
import type { AppealFacts } from "../../facts.ts";
import { type Measures, measureAll } from "../../measures.ts";
import type { Report, ReportQuestion } from "../../report.ts";
import { rollups } from "../../rollups/index.ts";
import { periodKinds } from "../../scores/periods.ts";
import { scoreBoard } from "../../scores/score-board.ts";
import { reports } from "../index.ts";
import { overview } from "./overview.ts";

const book = testBook();
const asOf = on("06-08 12:00");

const satisfied = { reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" } as const;
const dissatisfied = { reached: true, contacted: true, resolved: "no", satisfied: "dissatisfied" } as const;
const unreachable = { reached: false, contacted: false, resolved: undefined, satisfied: undefined } as const;

/** Six appeals, from Monday 1 to Monday 8 June 2026. */
const handful: readonly AppealFacts[] = [
  settled(1, { followUp: satisfied }),
  settled(120, { limit: "late", followUp: dissatisfied }),
  open(),
  open({
    registeredAt: on("06-08 10:00"),
    dueAt: on("06-11 17:00"),
    category: "noise-night",
    area: "west",
    agency: "desk",
    routedAgency: "desk",
  }),
  open({
    registeredAt: on("06-05 23:30"),
    status: "registered",
    category: "other",
    area: undefined,
    agency: undefined,
    routedAgency: "desk",
    dueAt: undefined,
    limit: undefined,
  }),
  settled(3, {
    registeredAt: on("06-07 09:59"),
    status: "reported",
    open: true,
    endedAt: undefined,
    policy: "urgent",
    routedAgency: "east-office",
    followUp: unreachable,
  }),
];

const build = async (appeals: readonly AppealFacts[], more: Partial<ReportQuestion> = {}): Promise<Report> =>
  overview.build({ measures: await measureAll(appeals, book), book, asOf, ...more });

const byZhungeer = testBook({ ...testCity(), satisfaction: document("satisfaction.yaml", { scheme: "zhungeer" }) });

const weights = { response: 0.2, resolution: 0.4, satisfaction: 0.4 };
const ours = { id: "ours", version: "2", weights, credit: { "very-satisfied": 1, satisfied: 1 }, partly: 0.5 };
const own = testBook({
  ...testCity(),
  satisfaction: document("satisfaction.yaml", { scheme: "ours", schemes: [ours] }),
});

const report = await build(handful);

const figure = (id: string, of: Report = report) => {
  const found = of.figures.find((one) => one.id === id);
  return found && [found.value, found.note];
};

/** The rows of a section as objects by column. */
function rowsOf(id: string, of: Report = report) {
  const section = of.sections.find((one) => one.id === id);
  const columns = section?.table.columns ?? [];
  return section?.table.rows.map((row) => Object.fromEntries(columns.map((column, n) => [column.id, row[n]])));
}

describe("the figures", () => {
  test("count what was registered and what is open", () => {
    expect(figure("registered")).toEqual([6, "on 4 days"]);
    expect(figure("open")).toEqual([4, "1 of them past their limit"]);
  });

  test("count as late what is open and past its limit", () => {
    // In time: the first and the last. Late: the second, and the third, which is overdue since 4 June.
    expect(figure("on-time")).toEqual([2 / 4, "2 of 4 that are settled or overdue"]);
  });

  test("take the median of what was settled: 1, 3 and 120 hours", () => {
    const [median = 0, note] = figure("median") ?? [];
    expect(Math.abs(Number(median) / (3 * HOUR) - 1)).toBeLessThan(0.025);
    expect(note).toBe("3 settled appeals");
  });

  test("compare with the table only what was dispatched", () => {
    expect(figure("agreement")).toEqual([4 / 5, "4 of 5 appeals with an agency"]);
  });
});

test("a day is one of the city's; what ended on it may have been registered before", () => {
  expect(rowsOf("by-day")).toEqual([
    { day: "2026-06-01", registered: 3, ended: 1 },
    { day: "2026-06-05", registered: 1, ended: 0 },
    { day: "2026-06-06", registered: 0, ended: 1 },
    { day: "2026-06-07", registered: 1, ended: 0 },
    { day: "2026-06-08", registered: 1, ended: 0 },
  ]);
});

test("all hours of the day are there, those without appeals too", () => {
  const hours = rowsOf("by-hour") ?? [];
  expect(hours).toHaveLength(24);
  expect(hours.filter(({ registered }) => registered !== 0)).toEqual([
    { hour: "09:00", registered: 4 },
    { hour: "10:00", registered: 1 },
    { hour: "23:00", registered: 1 },
  ]);
});

test("categories are summed up to the top, single matters named with their way down", () => {
  expect(rowsOf("categories")).toEqual([
    { category: "Streets", registered: 4, share: 4 / 6, open: 2 },
    { category: "Noise", registered: 1, share: 1 / 6, open: 1 },
    { category: "Other matters", registered: 1, share: 1 / 6, open: 1 },
  ]);
  expect(rowsOf("matters")?.map(({ matter, registered }) => [matter, registered])).toEqual([
    ["Streets: Hole in the road", 4],
    ["Noise: Noise at night", 1],
    ["Other matters", 1],
  ]);
});

test("areas are summed up to the parts of the city; what names none stands for itself", () => {
  expect(rowsOf("areas")).toEqual([
    { area: "East Quarter", registered: 4, share: 4 / 6, open: 2 },
    { area: "not given", registered: 1, share: 1 / 6, open: 1 },
    { area: "West Quarter", registered: 1, share: 1 / 6, open: 1 },
  ]);
});

test("agencies are held to what they took on, what is overdue included", () => {
  const usual = { overdue: 0, settled: 0, time: null, onTime: null };
  expect(rowsOf("agencies")).toEqual([
    {
      agency: "roads",
      name: "Roads department",
      registered: 4,
      open: 2,
      overdue: 1,
      settled: 3 / 4,
      time: (124 * HOUR) / 3,
      onTime: 2 / 4,
    },
    { ...usual, agency: "no agency", name: "", registered: 1, open: 1 },
    { ...usual, agency: "desk", name: "Hotline desk", registered: 1, open: 1 },
  ]);
});

test("limits are told apart: kept, broken, open and broken, still running", () => {
  expect(rowsOf("limits")).toMatchObject([
    { policy: "Standard, 3 working days", inTime: 1, late: 1, overdue: 1, running: 1, share: 1 / 3 },
    { policy: "Urgent, 4 hours", inTime: 1, late: 0, overdue: 0, running: 0, share: 1 },
  ]);
});

test("a limit that ends at the very hour of the question is not yet overdue", async () => {
  const due = open({ dueAt: asOf });
  expect(figure("open", await build([due]))).toEqual([1, "0 of them past their limit"]);
  expect(figure("open", await build([due], { asOf: asOf + HOUR }))).toEqual([1, "1 of them past their limit"]);
});

test("times to settle are a distribution that adds up", () => {
  const rows = rowsOf("time-to-settle") ?? [];
  expect(rows.filter(({ settled }) => settled !== 0)).toEqual([
    { took: "1 to 2 h", settled: 1, share: 1 / 3, cumulative: 1 / 3 },
    { took: "2 to 4 h", settled: 1, share: 1 / 3, cumulative: 2 / 3 },
    { took: "3 to 7 d", settled: 1, share: 1 / 3, cumulative: 1 },
  ]);
  expect(rows.at(-1)).toMatchObject({ cumulative: 1 });
});

test("open appeals are as old as their days in the city", () => {
  expect(rowsOf("backlog")?.map(({ age, open: count }) => [age, count])).toEqual([
    ["today", 1],
    ["1 to 2 days", 1],
    ["3 to 6 days", 1],
    ["7 to 14 days", 1],
    ["15 to 29 days", 0],
    ["30 to 89 days", 0],
    ["90 days and more", 0],
  ]);
});

describe("the three rates", () => {
  test("are taken over the callers that were reached", () => {
    expect(rowsOf("rates")).toEqual([
      {
        agency: "roads",
        asked: 3,
        valid: 2,
        unreachable: 1 / 3,
        response: 1,
        resolution: 1 / 2,
        satisfaction: 1 / 2,
        score: expect.closeTo(200 / 3),
      },
    ]);
  });

  test("have the response that the scheme makes of more than contact, and say so", async () => {
    const signed = settled(1, {
      followUp: satisfied,
      scored: { ...open().scored, signed: "in-time", result: "without" },
    });
    const some = await build([signed], { book: byZhungeer });
    expect(rowsOf("rates", some)).toMatchObject([{ response: 2 / 3, resolution: 1, score: expect.closeTo(90) }]);
    const { note } = some.sections.find(({ id }) => id === "rates") ?? {};
    expect(note).toContain("Response is the plain mean of signed in time (of signed for), contacted");
  });

  test("are those of a score of the same days: what is partly resolved earns what the scheme gives it, whistles count", async () => {
    const partly = settled(3, { followUp: { ...satisfied, resolved: "partly" }, category: "noise-night" });
    const whistled = settled(2, {
      followUp: dissatisfied,
      agency: "desk",
      scored: { ...open().scored, whistled: ["roads"] },
    });
    const question = { measures: await measureAll([...handful, partly, whistled], own), book: own, asOf };
    const shown = rowsOf("rates", overview.build({ ...question, from: "2026-06-01", to: "2026-06-30" }));
    const period = periodKinds["calendar-month"].at("2026-06-10T00");
    const scores = scoreBoard({ ...question, period, draws: 0 }).ladders.flatMap(({ rows }) => rows);
    const expected = scores.map(({ unit, valid, unreachable, response, resolution, satisfaction, score }) => ({
      agency: unit,
      valid,
      asked: unreachable.whole,
      unreachable: unreachable.value,
      response: response.value,
      resolution: resolution.value,
      satisfaction: satisfaction.value,
      score: Number(score.composite) * 100,
    }));
    expect(shown?.filter(({ agency }) => scores.some(({ unit }) => unit === agency))).toEqual(expected);
    expect(expected).toMatchObject([{ agency: "roads", valid: 4, resolution: (1 + 0.5) / 4 }]);
  });

  test("are said to go by a scheme that has no summary without a colon", async () => {
    const { sections } = await build(handful, { book: own });
    const { note } = sections.find(({ id }) => id === "rates") ?? {};
    expect(note).toContain("goes by the scheme ours, version 2. The unreachable");
  });

  test("leave out appeals that are excluded from the scores", async () => {
    const some = await build([
      settled(1, { followUp: satisfied }),
      settled(1, { followUp: dissatisfied, excluded: true }),
    ]);
    expect(rowsOf("rates", some)).toMatchObject([{ asked: 1, resolution: 1 }]);
  });

  test("are no section where nobody was called back", async () => {
    expect(rowsOf("rates", await build([open()]))).toBeUndefined();
  });
});

test("where the table names another agency, the report says whom it names most often", () => {
  expect(rowsOf("agreement")).toEqual([
    { agency: "roads", appeals: 4, agreed: 3 / 4, elsewhere: 1, instead: "east-office" },
    { agency: "desk", appeals: 1, agreed: 1, elsewhere: 0, instead: null },
  ]);
});

test("a report may be asked for some days only, both included", async () => {
  const some = await build(handful, { from: "2026-06-05", to: "2026-06-07" });
  expect(some).toMatchObject({ from: "2026-06-05", to: "2026-06-07" });
  expect(figure("registered", some)).toEqual([2, "on 2 days"]);
  expect(figure("on-time", some)).toEqual([1, "1 of 1 that are settled or overdue"]);
  expect(rowsOf("by-day", some)?.map(({ day }) => day)).toEqual(["2026-06-05", "2026-06-06", "2026-06-07"]);
});

test("without days asked for, a report spans those on which something was registered", () => {
  expect(report).toMatchObject({ from: "2026-06-01", to: "2026-06-08", asOf: "2026-06-08T12:00:00+02:00" });
});

test("a report of nothing has figures that are none, not wrong ones", async () => {
  const nothing = await build([]);
  expect(nothing).toMatchObject({ from: "", to: "" });
  expect(nothing.figures.map(({ id, value }) => [id, value])).toEqual([
    ["registered", 0],
    ["open", 0],
    ["on-time", null],
    ["median", null],
    ["agreement", null],
  ]);
  expect(JSON.stringify(nothing.sections.map(({ table }) => table.rows))).not.toContain("NaN");
});

test("every chart draws columns that its table has", () => {
  for (const { chart, table } of report.sections)
    expect(table.columns.map(({ id }) => id)).toEqual(expect.arrayContaining([...(chart?.series ?? [])]));
});

test.each(reports.map((kind) => [kind.id, kind] as const))(
  "%s reads the rollups that it declares",
  async (_id, kind) => {
    const read = new Set<string>();
    const all = await measureAll(handful, book);
    const measures: Measures = {
      rows(rollup) {
        read.add(rollup);
        return all.rows(rollup);
      },
    };
    kind.build({ measures, book, asOf });
    expect([...read].sort()).toEqual([...kind.rollups].sort());
    expect(rollups.map(({ name }) => name)).toEqual(expect.arrayContaining([...kind.rollups]));
  },
);
