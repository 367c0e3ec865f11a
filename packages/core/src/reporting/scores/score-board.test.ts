import { describe, expect, test } from "vitest";
import { settled } from "../../../test/literals/facts.ts";
import { huairou2025 } from "../../satisfaction/schemes/huairou-2025.ts";
import { plain } from "../../satisfaction/schemes/plain.ts";
import { zhungeer } from "../../satisfaction/schemes/zhungeer.ts";
import { testBook, testCity } from "../../testing/test-city.ts";
import { DAY } from "../../time/duration.ts";
import type { AppealFacts } from "../facts.ts";
import { measureAll } from "../measures.ts";
import { appealsBehind } from "./appeals-behind.ts";
import { periodKinds } from "./periods.ts";
import { type LadderId, type ScoreQuestion, scoreBoard } from "./score-board.ts";
import { scoreExplanation } from "./score-explanation.ts";
import { scoreWhatIf } from "./score-what-if.ts";

/** Two subdistricts, of which one answers for 50,000 residents and the other for an area of 20,000, and two departments. */
const folder = testCity();
const agencies = {
  ...folder.agencies,
  columns: [...folder.agencies.columns, "residents"],
  rows: [
    ...folder.agencies.rows.map(({ line, cells }) => ({
      line,
      cells: [...cells, cells[0] === "east-office" ? "50000" : ""],
    })),
    { line: 9, cells: ["west-office", "West Quarter office", "subdistrict", "", "west", ""] },
    { line: 10, cells: ["parks", "Parks department", "department", "", "", ""] },
  ],
};
const areas = {
  ...folder.areas,
  columns: [...folder.areas.columns, "residents"],
  rows: folder.areas.rows.map(({ line, cells }) => ({ line, cells: [...cells, cells[0] === "west" ? "20000" : ""] })),
};
const book = testBook({ ...folder, agencies, areas });
const june = periodKinds["assessment-month"].parse("2026-06");
if (june === undefined) throw new Error("June is a month");
const may = periodKinds["assessment-month"].before(june);

const happy = { reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" } as const;
const cross = { reached: true, contacted: true, resolved: "no", satisfied: "dissatisfied" } as const;
const silent = { reached: false, contacted: false, resolved: undefined, satisfied: undefined };
let number = 0;
const times = (count: number, agency: string, changes: Partial<AppealFacts> = {}): readonly AppealFacts[] =>
  Array.from({ length: count }, () =>
    settled(5, { appealId: `testville:${++number}`, agency, followUp: happy, ...changes }),
  );

const appeals = [
  ...times(90, "east-office"),
  ...times(10, "east-office", { followUp: cross }),
  ...times(25, "east-office", { followUp: silent }),
  ...times(5, "east-office", { followUp: cross, excluded: true }),
  ...times(60, "west-office"),
  ...times(40, "west-office", { followUp: cross }),
  ...times(3, "roads"),
  ...times(35, "parks"),
];

const board = async (facts: readonly AppealFacts[], question: Partial<ScoreQuestion> = {}) =>
  scoreBoard({ measures: await measureAll(facts, book), book, period: june, scheme: huairou2025, ...question });
const ladder = async (id: LadderId, facts = appeals, question: Partial<ScoreQuestion> = {}) => {
  const found = (await board(facts, question)).ladders.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no ladder ${id}`);
  return found;
};

test("units are ranked among their like: subdistricts here, departments there", async () => {
  const { ladders } = await board(appeals);
  expect(ladders.map(({ id, rows }) => [id, rows.map(({ unit, rank }) => [unit, rank?.place])])).toEqual([
    [
      "subdistricts",
      [
        ["east-office", 1],
        ["west-office", 2],
      ],
    ],
    [
      "departments",
      [
        ["parks", 1],
        ["roads", undefined],
      ],
    ],
  ]);
});

test("every rate has its numerator and denominator, and the unreachable and excluded shares stand beside", async () => {
  const [east] = (await ladder("subdistricts")).rows;
  expect(east).toMatchObject({
    valid: 100,
    response: { part: 100, whole: 100, value: 1 },
    resolution: { part: 90, whole: 100, value: 0.9 },
    satisfaction: { part: 90, whole: 100 },
    unreachable: { part: 25, whole: 125, value: 0.2 },
    excluded: { part: 5, whole: 130 },
    perTenThousand: 25,
    counts: { own: { accepted: 125, settled: 125, asked: 125 } },
  });
  expect(east?.score.composite).toBeCloseTo(0.1 + 0.5 * 0.9 + 0.4 * 0.9, 12);
});

test("where a unit does not say for how many it answers, those who live in its area count", async () => {
  const { rows } = await ladder("subdistricts");
  expect(rows.map(({ unit, perTenThousand }) => [unit, perTenThousand])).toEqual([
    ["east-office", 125 / 5],
    ["west-office", 100 / 2],
  ]);
  const [parks] = (await ladder("departments")).rows;
  expect(parks?.perTenThousand).toBeUndefined();
});

test("with the excluded ones there are more votes, and the score is another", async () => {
  const [east] = (await ladder("subdistricts", appeals, { basis: "with-excluded" })).rows;
  expect(east).toMatchObject({ valid: 105, resolution: { part: 90, whole: 105 }, excluded: { part: 5, whole: 130 } });
});

test("fewer than thirty valid follow-ups have a band and no place", async () => {
  const [parks, roads] = (await ladder("departments")).rows;
  expect(parks?.rank?.place).toBe(1);
  expect(roads).toMatchObject({ rank: undefined, band: "around", valid: 3 });
});

test("subdistricts have classes, departments none", async () => {
  const classesIn = async (id: LadderId) => (await ladder(id)).rows.map((row) => [row.unit, row.class]);
  expect(await classesIn("subdistricts")).toEqual([
    ["east-office", undefined],
    ["west-office", "rectifying"],
  ]);
  expect(await classesIn("departments")).toEqual([
    ["parks", undefined],
    ["roads", undefined],
  ]);
});

test("the city's scheme has the version of the period, also for the period with which it is compared", async () => {
  const weights = { response: 0, resolution: 1, satisfaction: 0 };
  const own = { id: "ours", credit: { satisfied: 1 } };
  const schemes = [
    { ...own, version: "1", to: "2026-05-18", weights },
    { ...own, version: "2", from: "2026-05-19", weights: { ...weights, resolution: 0, satisfaction: 1 } },
  ];
  const value = { scheme: "ours", schemes };
  const changing = testBook({ ...folder, satisfaction: { ...folder.satisfaction, value } });
  const before = times(5, "roads", { registeredAt: settled(1).registeredAt - 31 * DAY });
  const facts = [...before, ...times(5, "roads", { followUp: { ...happy, satisfied: "dissatisfied" } })];
  const measures = await measureAll(facts, changing);
  const versions = [june, may].map((period) => scoreBoard({ measures, book: changing, period }));
  expect(versions.map(({ scheme }) => scheme.version)).toEqual(["2", "1"]);
  const [departments] = scoreBoard({ measures, book: changing, period: june, previous: may }).ladders;
  expect(departments?.rows[0]).toMatchObject({ score: { composite: 0 }, change: { difference: -1 } });
});

test("whoever lies wholly above the mean of the ladder is above it", async () => {
  const { rows } = await ladder("subdistricts");
  expect(rows.map(({ band }) => band)).toEqual(["above", "below"]);
});

test("the summary sums the counts and takes plain means of the rates, as the district's tables do", async () => {
  const { summary } = await ladder("subdistricts");
  expect(summary).toMatchObject({ units: 2, accepted: 225, valid: 200, response: 1 });
  expect(summary.resolution).toBeCloseTo((0.9 + 0.6) / 2, 12);
  expect(summary.composite).toBeCloseTo((0.91 + 0.64) / 2, 12);
});

test("a department that was whistled for is scored by the same votes as the subdistrict that whistled", async () => {
  const scored = {
    signed: undefined,
    result: undefined,
    repeat: false,
    whistled: ["parks"],
    whistlers: ["east-office"],
  };
  const whistled = times(10, "east-office", { followUp: cross, scored });
  const [parks] = (await ladder("departments", [...appeals, ...whistled])).rows.filter(({ unit }) => unit === "parks");
  expect(parks).toMatchObject({
    valid: 45,
    resolution: { part: 35 },
    counts: { whistledTo: { accepted: 10, asked: 10 } },
  });
  const [east] = (await ladder("subdistricts", [...appeals, ...whistled])).rows;
  expect(east).toMatchObject({ valid: 110, counts: { own: { whistles: 10, accepted: 135 } } });
});

test("an answer counts for whom it judges, and the appeal for who has it since", async () => {
  const moved = times(4, "parks", { followUp: { ...cross, judges: "roads" } });
  const { rows } = await ladder("departments", [...appeals, ...moved]);
  expect(rows.map(({ unit, valid, counts: { own } }) => [unit, own.accepted, own.asked, valid])).toEqual([
    ["parks", 39, 35, 35],
    ["roads", 3, 7, 7],
  ]);
});

test("a change against the month before says whether it is more than noise", async () => {
  const before = times(100, "east-office", { followUp: cross, registeredAt: settled(1).registeredAt - 31 * DAY });
  const few = times(3, "parks", { registeredAt: settled(1).registeredAt - 31 * DAY });
  const all = [...appeals, ...before, ...few];
  const [east] = (await ladder("subdistricts", all, { previous: may })).rows;
  expect(east?.change).toMatchObject({ isNoise: false });
  const [parks] = (await ladder("departments", all, { previous: may })).rows;
  expect(parks?.change).toMatchObject({ isNoise: true, difference: 0 });
});

test("what lies outside the period is not in it", async () => {
  expect((await board(appeals, { period: may })).ladders).toEqual([]);
});

test("neither the order of the appeals nor how they were counted changes anything", async () => {
  const [one, other] = [await measureAll(appeals, book), await measureAll(appeals.toReversed(), book)];
  const question = { book, period: june, scheme: huairou2025 };
  expect(scoreBoard({ ...question, measures: other })).toEqual(scoreBoard({ ...question, measures: one }));
});

describe("what if", () => {
  test("another scheme weighed the same votes", async () => {
    const question = { measures: await measureAll(appeals, book), book, period: june, scheme: huairou2025 };
    const [east] = scoreWhatIf(question, plain);
    expect(east).toMatchObject({ unit: "east-office", was: { place: 1 }, would: { place: 1 } });
    expect(east?.was.composite).toBeCloseTo(0.91, 12);
    expect(east?.would.composite).toBeCloseTo((1 + 0.9 + 0.9) / 3, 12);
  });
});

describe("an explanation", () => {
  const explained = async (unit: string) => {
    const found = [];
    for await (const one of scoreExplanation(unit, appeals, book, june)) found.push(one);
    return found;
  };

  test("names every appeal behind each number, as often as the number says", async () => {
    const behind = await explained("east-office");
    const counted = (measure: string, basis = "counted") =>
      behind.filter((one) => one.basis === basis && one.measures.includes(measure)).length;
    expect(behind.length).toBe(130);
    expect([counted("accepted"), counted("asked"), counted("vote contacted yes satisfied")]).toEqual([125, 125, 90]);
    expect(counted("accepted", "excluded")).toBe(5);
  });

  test("tells apart what a unit had and to what it was called, and finds answers that judge it after the appeal moved", async () => {
    const scored = { ...settled(5).scored, whistled: ["roads"], whistlers: ["east-office"] };
    const back = times(1, "roads", { followUp: { ...cross, judges: "east-office" }, scored });
    const found = async (unit: string) => {
      const all = [];
      for await (const { as, measures } of scoreExplanation(unit, back, book, june)) all.push([as, ...measures]);
      return all;
    };
    const vote = "vote contacted no dissatisfied";
    expect(await found("east-office")).toEqual([["lead", "asked", vote]]);
    expect(await found("roads")).toEqual([
      ["lead", "accepted", "settled", "whistles"],
      ["whistled", "accepted", "asked", vote],
    ]);
  });

  test("by any scheme the votes of a unit earn its score on the mean, also where part of the response is no caller's to tell", async () => {
    const scored = { ...settled(5).scored, signed: "late", result: "with-evidence" } as const;
    const plainly = { ...scored, result: "without" } as const;
    const some = [
      ...times(3, "parks", { scored }),
      ...times(2, "parks", { scored: plainly, followUp: { ...cross, contacted: false } }),
      ...times(1, "parks", { scored: { ...scored, signed: "in-time" }, followUp: undefined }),
      ...times(4, "parks", { scored: plainly, followUp: cross, excluded: true }),
    ];
    for (const scheme of [huairou2025, plain, zhungeer]) {
      const behind = (async function* () {
        yield* scoreExplanation("parks", some, book, june);
      })();
      const asked = { unit: { id: "parks", name: "Parks" }, period: june, scheme, limit: 20 };
      const lines = (await appealsBehind(behind, asked))?.appeals ?? [];
      const earned = lines.flatMap(({ basis, earns }) => (basis === "counted" && earns !== null ? [earns] : []));
      const [parks] = (await ladder("departments", some, { scheme })).rows;
      expect(earned).toHaveLength(5);
      expect(earned.reduce((sum, one) => sum + one, 0) / 5).toBeCloseTo(parks?.score.composite ?? 0, 9);
    }
  });

  test("of a unit without appeals names none", async () => expect(await explained("desk")).toEqual([]));
});
