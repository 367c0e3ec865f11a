import { expect, test } from "vitest";
import { cornersOf, groupsOf } from "./groups.ts";
import { pointsOf, variedOf } from "./varied.ts";

const points = (vary: readonly string[], count?: number, seed = "1") => pointsOf(vary.map(variedOf), { count, seed });

test("lists make a grid, with numbers, words and switches as a scenario has them", () => {
  expect(points(["a.0.staff=3, 4", "a.rule=fifo,true,1.5"]).map(({ values }) => values)).toEqual([
    { "a.0.staff": 3, "a.rule": "fifo" },
    { "a.0.staff": 3, "a.rule": true },
    { "a.0.staff": 3, "a.rule": 1.5 },
    { "a.0.staff": 4, "a.rule": "fifo" },
    { "a.0.staff": 4, "a.rule": true },
    { "a.0.staff": 4, "a.rule": 1.5 },
  ]);
});

test("whole ends are drawn in whole numbers, each as often as any other", () => {
  const drawn = points(["staff=3..6"], 400).map(({ values }) => values.staff);
  expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6]));
  const all = points(["staff=3..6", "share=0.0..1.0"], 400).map(({ values }) => values.staff);
  for (const staff of [3, 4, 5, 6]) expect(all.filter((one) => one === staff)).toHaveLength(100);
});

test("ranges keep what is written behind their numbers, and the same seed draws the same points", () => {
  const drawn = points(["rate=400/day..600/day", "wait=20..90s", "days=1,2"], 3);
  expect(drawn).toHaveLength(6);
  for (const { values } of drawn) {
    expect(String(values.rate)).toMatch(/^[45]\d\d\/day$|^600\/day$/);
    expect(String(values.wait)).toMatch(/^\d\ds$/);
  }
  expect(drawn).toEqual(points(["rate=400/day..600/day", "wait=20..90s", "days=1,2"], 3));
  expect(drawn).not.toEqual(points(["rate=400/day..600/day", "wait=20..90s", "days=1,2"], 3, "2"));
});

test.each([
  [["staff"], undefined, "says not what is varied"],
  [["staff=5..3"], 2, "a range goes up"],
  [["staff=3..5"], undefined, "staff is a range"],
  [["staff=3,4"], 5, "--points is for ranges"],
  [["staff=3", "staff=4"], undefined, "names staff twice"],
  [Array.from({ length: 12 }, (_, at) => `${"abcdefghijkl"[at]}=${Array.from({ length: 90 })}`), undefined, "points"],
  [[`staff=${Array.from({ length: 200 }, (_, at) => at)}`, "share=0.0..1.0"], 100, "these are 20000 points"],
])("%s with %s points is refused", (vary, count, message) => {
  expect(() => points(vary, count)).toThrow(expect.objectContaining({ code: "flag/invalid" }));
  expect(() => points(vary, count)).toThrow(message);
});

test("what an optimum varies are ranges of whole numbers, each with its cost", () => {
  const groups = groupsOf(["a.staff=2..9", "b=0..3"], ["b=1.5"]);
  expect(groups).toEqual([
    { name: "a.staff", from: 2, to: 9, cost: 1 },
    { name: "b", from: 0, to: 3, cost: 1.5 },
  ]);
  expect(cornersOf(groups).map(({ values }) => values)).toEqual([
    { "a.staff": 2, b: 0 },
    { "a.staff": 9, b: 3 },
  ]);
});

test.each([
  [["a=2,3"], [], "no range of whole numbers"],
  [["a=0.5..3.0"], [], "no range of whole numbers"],
  [["a=-2..3"], [], "no range of whole numbers"],
  [["a=2..3", "a=3..4"], [], "twice"],
  [["a=2..3"], ["b=2"], "b is not varied"],
  [["a=2..3"], ["a=0"], "no cost above 0"],
])("%s at costs of %s is refused", (vary, costs, message) => {
  expect(() => groupsOf(vary, costs)).toThrow(message);
});
