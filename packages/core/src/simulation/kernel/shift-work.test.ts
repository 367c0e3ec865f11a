import { expect, test } from "vitest";
import { agenda } from "./agenda.ts";
import type { ShiftPlan } from "./shift-plan.ts";
import { shiftWork } from "./shift-work.ts";

const SHIFT = 1;
const plan: ShiftPlan = {
  changes: [
    { at: 8, capacity: 5 },
    { at: 20, capacity: 1 },
  ],
  period: 24,
};

test("a resource has the capacity of its plan at once, and from the instant of every change", () => {
  const events = agenda();
  const capacities: (readonly [number, number])[] = [];
  const shifts = shiftWork(events, SHIFT, plan, (capacity) => capacities.push([events.now, capacity]));
  while (events.next(48)) shifts.turn();
  expect(capacities).toEqual([
    [0, 1],
    [8, 5],
    [20, 1],
    [32, 5],
    [44, 1],
  ]);
});

test("one event is planned at a time", () => {
  const events = agenda();
  const shifts = shiftWork(events, SHIFT, plan, () => {});
  for (let turn = 0; turn < 5 && events.next(); turn++) {
    shifts.turn();
    expect(events.pending()).toBe(1);
  }
});

test("servers change before all else that happens at that instant", () => {
  const events = agenda();
  events.schedule(8, 0, 0, 0);
  shiftWork(events, SHIFT, plan, () => {});
  events.next();
  expect([events.now, events.kind]).toEqual([8, SHIFT]);
});

test("a plan that is wrong is refused with all that is wrong, and a turn that is not planned too", () => {
  const events = agenda();
  const wrong = {
    changes: [
      { at: 3, capacity: -1 },
      { at: 2, capacity: 1 },
    ],
  };
  expect(() => shiftWork(events, SHIFT, wrong, () => {})).toThrow(
    "changes[0].capacity: a count of servers, not -1\nchanges[1].at: 2 is not after 3, the change before it",
  );
  const shifts = shiftWork(events, SHIFT, { changes: [{ at: 0, capacity: 1 }] }, () => {});
  expect(() => shifts.turn()).toThrow("No change of shift is planned");
});
