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
      level: 95,
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
    "measures.1.name",
    "baseline",
    "level",
    "stopping.minimum",
    "stopping.cap",
    "stopping.cap",
    "stopping.precisions.0.measure",
    "stopping.precisions.0.relative",
    "stopping.precisions.1.absolute",
  ]);
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

test("antithetic pairs come whole, and Wilson's interval knows neither pairs nor other levels", () => {
  const measures = [{ name: "wait", kind: "share" as const }];
  expect(fieldsOf({ ...right, antithetic: true, stopping: { minimum: 5, cap: 7 } })).toEqual([
    "stopping.minimum",
    "stopping.cap",
  ]);
  expect(fieldsOf({ ...right, measures, antithetic: true, level: 0.9 })).toEqual([
    "measures.0.kind",
    "measures.0.kind",
  ]);
});
