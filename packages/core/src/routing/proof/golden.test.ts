import { expect, test } from "vitest";
import { domain } from "../../../test/literals/domain.ts";
import { ruleTable } from "../../../test/literals/rule-sets.ts";
import { compileRouter } from "../router.ts";
import { ruleSetOf } from "../rule.ts";
import { runGolden } from "./golden.ts";
import { readGolden } from "./golden-case.ts";
import { goldenCoverage } from "./golden-coverage.ts";
import { mutationScore } from "./mutants.ts";

const noon = Date.UTC(2026, 2, 6, 12);
const router = compileRouter(
  ruleSetOf([
    ruleTable("urgency", [{ id: "gas", text: "gas", ">priority": "urgent" }]),
    ruleTable("assign", [
      { id: "urgent", priority: "urgent", ">agency": "police", ">policy": "urgent" },
      { id: "night", category: "noise", hour: "22-6", ">agency": "police" },
      { id: "tower", category: "heat", "attribute:floors": "[6..12)", to: "2026-12-31", ">agency": "housing" },
    ]),
  ]),
  domain,
);

const caseOf = (value: object) =>
  JSON.stringify({ name: "it", appeal: { category: "heat" }, expect: { agency: "desk" }, ...value });
const read = (...lines: readonly string[]) =>
  readGolden({ file: "routing.golden.jsonl", text: lines.join("\n") }, domain);
const ran = (...values: readonly object[]) => {
  const { cases, problems } = read(...values.map((value, index) => caseOf({ name: `case ${index}`, ...value })));
  expect(problems).toEqual([]);
  return runGolden(cases, router, { at: noon });
};

test("a case says a category and what is expected; the rest is as in an ordinary appeal", () => {
  expect(read(caseOf({}), "", caseOf({ name: "other", at: "2026-03-02T22:41:00+08:00" }))).toMatchObject({
    problems: [],
    cases: [
      {
        name: "it",
        appeal: { category: "heat", text: "", kind: "complaint", channel: "phone" },
        expect: { agency: "desk" },
      },
      { name: "other", at: Date.UTC(2026, 2, 2, 14, 41) },
    ],
  });
});

test("everything that is wrong is told at once, by line, with what was probably meant", () => {
  const { cases, problems } = read(
    "{ not json",
    "[1]",
    caseOf({ name: "a", ruel: "x" }),
    caseOf({ name: "b", appeal: { category: "heet", area: "wst", attributes: { flors: 3 } } }),
    caseOf({ name: "c", expect: { agency: "polise", coHandlers: ["dsk"], policy: "urgnt" } }),
    caseOf({ name: "d", expect: {} }),
    caseOf({ name: "e", at: "yesterday" }),
    caseOf({ name: "f", expect: { agncy: "desk" } }),
    caseOf({ name: "g" }),
    caseOf({ name: "g" }),
  );
  expect(cases.map(({ name }) => name)).toEqual(["g"]);
  expect(problems.map(({ line, code, field, suggestion }) => [line, code, field, suggestion])).toEqual([
    [1, "golden/bad-json", undefined, undefined],
    [2, "golden/bad-json", undefined, undefined],
    [3, "document/unrecognized_keys", "ruel", "did you mean rule?"],
    [4, "golden/unknown-code", "appeal.category", "did you mean heat?"],
    [4, "golden/unknown-code", "appeal.area", "did you mean west?"],
    [4, "golden/unknown-code", "appeal.attributes", "did you mean floors?"],
    [5, "golden/unknown-code", "expect.agency", "did you mean police?"],
    [5, "golden/unknown-code", "expect.coHandlers", "did you mean desk?"],
    [5, "golden/unknown-code", "expect.policy", "did you mean urgent?"],
    [6, "golden/expects-nothing", "expect", undefined],
    [7, "document/custom", "at", undefined],
    [8, "document/unrecognized_keys", "expect.agncy", "did you mean agency?"],
    [10, "golden/name-twice", "name", undefined],
  ]);
});

test("a case passes where every field it names is so, and null means that nothing is said", () => {
  expect(ran({ expect: { agency: "desk", policy: null, priority: null }, rule: "rest" })).toMatchObject({
    passed: 1,
    failed: 0,
  });
});

test("a case that fails says what was expected, what was got, and why not", () => {
  const { played, failed } = ran({
    appeal: { category: "noise-home" },
    expect: { agency: "police", policy: "urgent" },
    rule: "night",
  });
  expect(failed).toBe(1);
  expect(played[0]?.wrong).toEqual([
    { field: "agency", expected: "police", got: "desk" },
    { field: "policy", expected: "urgent", got: undefined },
    { field: "rule", expected: "night", got: "rest" },
  ]);
  expect(played[0]?.explanation?.whyNot?.rules[0]).toMatchObject({ failed: [{ condition: "priority" }] });
});

test("a case is decided at its own moment", () => {
  const night = { appeal: { category: "noise" }, expect: { agency: "police" } };
  expect(ran(night, { ...night, at: "2026-03-06T23:00:00Z" }).played.map(({ wrong }) => wrong.length)).toEqual([1, 0]);
});

const heat = (floors: number, at = "2026-03-06T12:00:00Z") => ({
  appeal: { category: "heat", attributes: { floors } },
  at,
  expect: {},
  rule: floors >= 6 && floors < 12 && at < "2027" ? "tower" : "rest",
});
const noise = (hour: string) => ({
  appeal: { category: "noise" },
  at: `2026-03-06T${hour}:30:00Z`,
  expect: { agency: hour > "05" && hour < "22" ? "desk" : "police" },
});

test("coverage names the rules that no case chooses and the bounds on one side of which none stands", () => {
  const { sidesUntried, neverChosen, defaultsNever, ...counts } = goldenCoverage(
    ran(noise("22"), noise("21"), noise("05"), heat(6)),
    domain,
  );
  expect(neverChosen.map(({ id }) => id)).toEqual(["gas", "urgent"]);
  expect(counts).toEqual({ rules: 5, chosen: 3, sides: 10, sidesTried: 5, defaults: 1 });
  expect(defaultsNever).toEqual([]);
  expect(sidesUntried.map(({ rule, condition, needs }) => [rule.id, condition, needs])).toEqual([
    ["night", "hour", "6"],
    ["tower", "attribute:floors", "below 6"],
    ["tower", "attribute:floors", "at least 12"],
    ["tower", "valid", "2026-12-31"],
    ["tower", "valid", "2027-01-01"],
  ]);
});

test("bounds are all tried by cases on either side of each", () => {
  const cases = [
    ..."22 21 05 06".split(" ").map(noise),
    heat(5),
    heat(6),
    heat(11),
    heat(12),
    heat(7, "2026-12-31T12:00:00Z"),
    heat(7, "2027-01-01T12:00:00Z"),
  ];
  expect(goldenCoverage(ran(...cases), domain)).toMatchObject({ sides: 10, sidesTried: 10, sidesUntried: [] });
});

test("mistakes in rules that cases try are noticed, others survive and are named", () => {
  const { mutants, killed, survived } = mutationScore(ran(noise("22"), heat(6), heat(5)), domain);
  expect({ mutants, killed }).toEqual({ mutants: 10, killed: 5 });
  expect(survived.map(({ mutation, rule, other }) => [mutation, rule.id, other?.id])).toEqual([
    ["dropped", "gas", undefined],
    ["dropped", "urgent", undefined],
    ["outcomes-swapped", "urgent", "night"],
    ["outcomes-swapped", "tower", "rest"],
    ["order-swapped", "urgent", "night"],
  ]);
});
