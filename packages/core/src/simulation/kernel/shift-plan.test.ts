import { expect, test } from "vitest";
import { capacityAt, changesAfter, type ShiftPlan, shiftPlanProblems } from "./shift-plan.ts";

const day: ShiftPlan = {
  changes: [
    { at: 8, capacity: 5 },
    { at: 12, capacity: 5 },
    { at: 20, capacity: 1 },
  ],
  period: 24,
};
const once: ShiftPlan = {
  changes: [
    { at: 8, capacity: 5 },
    { at: 20, capacity: 0 },
  ],
};

const first = (plan: ShiftPlan, after: number, count: number) => [...changesAfter(plan, after).take(count)];

test.each([
  [0, 1],
  [8, 5],
  [19.9, 5],
  [20, 1],
  [24 + 9, 5],
  [-1, 1],
])("a plan for every day has at hour %d a capacity of %d", (at, capacity) => {
  expect(capacityAt(day, at)).toBe(capacity);
});

test.each([
  [0, 0],
  [8, 5],
  [100, 0],
])("a plan for once has at hour %d a capacity of %d", (at, capacity) => {
  expect(capacityAt(once, at)).toBe(capacity);
});

test("a plan that repeats itself changes for ever, and not where the capacity stays as it is", () => {
  expect(first(day, 10, 3)).toEqual([
    { at: 20, capacity: 1 },
    { at: 32, capacity: 5 },
    { at: 44, capacity: 1 },
  ]);
});

test("a change at the very instant has happened already", () => {
  expect(first(once, 8, 9)).toEqual([{ at: 20, capacity: 0 }]);
});

test("a plan that never changes ends at once", () => {
  expect(first({ changes: [{ at: 0, capacity: 3 }], period: 24 }, 0, 1)).toEqual([]);
});

test("a good plan has no problems", () => {
  expect([day, once].flatMap(shiftPlanProblems)).toEqual([]);
});

test("all that is wrong with a plan is told at once, each with its place", () => {
  const changes = [
    { at: -1, capacity: 2 },
    { at: Number.NaN, capacity: -3 },
    { at: 30, capacity: 1.5 },
    { at: 30, capacity: 1 },
  ];
  expect(shiftPlanProblems({ changes, period: 24 })).toEqual([
    "changes[0].at: -1 is not within 0 and 24",
    "changes[1].at: an instant, not NaN",
    "changes[1].at: NaN is not within 0 and 24",
    "changes[1].capacity: a count of servers, not -3",
    "changes[2].at: 30 is not within 0 and 24",
    "changes[2].capacity: a count of servers, not 1.5",
    "changes[3].at: 30 is not after 30, the change before it",
    "changes[3].at: 30 is not within 0 and 24",
  ]);
  expect(shiftPlanProblems({ changes: [], period: 0 })).toEqual([
    "period: a stretch of time, not 0",
    "changes: there is none",
  ]);
});
