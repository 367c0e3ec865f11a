import { expect, test } from "vitest";
import { type AskedDesign, designOf } from "./design.ts";
import { designProblems } from "./design-problems.ts";

const right: AskedDesign = {
  scenario: "a queue",
  seed: "1",
  points: [
    { name: "A", values: {} },
    { name: "B", values: {} },
  ],
  measures: [{ name: "wait", kind: "mean" }],
  stopping: { minimum: 10, cap: 100, precisions: [{ measure: "wait", relative: 0.02 }] },
};
const fieldsOf = (design: AskedDesign) => designProblems(designOf(design)).map(({ field }) => field);

test("a right design has no problems", () => {
  expect(fieldsOf(right)).toEqual([]);
  expect(fieldsOf({ ...right, antithetic: true })).toEqual([]);
});

test("everything that is wrong is told at once, each with its place", () => {
  expect(
    fieldsOf({
      ...right,
      points: [...right.points, { name: "A", values: {} }, { name: " ", values: {} }],
      measures: [...right.measures, { name: "wait", kind: "mean" }],
      baseline: "C",
      seed: " ",
      level: 95,
      warmUp: { method: "given", dropped: -1.5, observations: 7, capped: false },
      stopping: {
        minimum: 1.5,
        cap: 1,
        precisions: [
          { measure: "wiat", relative: 0 },
          { measure: "wait", absolute: Number.NaN },
        ],
      },
    }),
  ).toEqual([
    "points.2.name",
    "points.3.name",
    "baseline",
    "measures.1.name",
    "seed",
    "level",
    "warmUp.dropped",
    "stopping.minimum",
    "stopping.cap",
    "stopping.cap",
    "stopping.precisions.0.measure",
    "stopping.precisions.0.relative",
    "stopping.precisions.1.absolute",
  ]);
});

test.each([0, 1, -0.5, Number.NaN, Number.POSITIVE_INFINITY])("%d is no level", (level) => {
  expect(fieldsOf({ ...right, level })).toEqual(["level"]);
});

test("a level in percent gets a suggestion", () => {
  expect(designProblems(designOf({ ...right, level: 99.9 }))).toMatchObject([
    { message: "the level lies above 0 and below 1", value: "99.9", suggestion: "did you mean 0.999?" },
  ]);
});

test.each([
  [0, 0, []],
  [6, 7, []],
  [7, 7, ["warmUp.dropped"]],
  [0.5, 7, ["warmUp.dropped"]],
  [Number.NaN, 7, ["warmUp.dropped"]],
])("a warm-up of %d of %d observations leaves something, or is a problem", (dropped, observations, fields) => {
  expect(fieldsOf({ ...right, warmUp: { method: "given", dropped, observations, capped: false } })).toEqual(fields);
});

test("a misspelt measure gets a suggestion", () => {
  const stopping = { minimum: 10, cap: 20, precisions: [{ measure: "wiat", relative: 0.1 }] };
  expect(designProblems(designOf({ ...right, stopping }))).toMatchObject([
    { suggestion: expect.stringContaining("wait") },
  ]);
});

test("an empty design lacks points and measures, and nothing follows from that", () => {
  expect(fieldsOf({ ...right, points: [], measures: [], stopping: { minimum: 2 } })).toEqual(["points", "measures"]);
});

test("a precision needs a cap", () => {
  const { precisions = [] } = right.stopping;
  expect(fieldsOf({ ...right, stopping: { minimum: 10, precisions } })).toEqual(["stopping.cap"]);
});

test("antithetic pairs come whole, and Wilson's interval knows no pairs", () => {
  const measures = [{ name: "wait", kind: "share" as const }];
  expect(fieldsOf({ ...right, antithetic: true, stopping: { minimum: 5, cap: 7 } })).toEqual([
    "stopping.minimum",
    "stopping.cap",
  ]);
  expect(fieldsOf({ ...right, measures, antithetic: true })).toEqual(["measures.0.kind"]);
});
