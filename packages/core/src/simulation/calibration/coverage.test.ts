import { expect, test } from "vitest";
import { DAY, HOUR } from "../../time/duration.ts";
import { seenUntil, traffic } from "./coverage.ts";

test("weeks of which nothing is recorded are a hole, and nights are none", () => {
  const records = traffic();
  for (const day of [0, 1, 2, 20, 21])
    for (let hour = 8; hour < 18; hour++) records.note(day * DAY + hour * HOUR, day * DAY + hour * HOUR + HOUR / 2);
  expect(records.coverage()).toEqual([
    { from: 8 * HOUR, until: 2 * DAY + 17.5 * HOUR },
    { from: 20 * DAY + 8 * HOUR, until: 21 * DAY + 17.5 * HOUR },
  ]);
});

test("a quiet place where one appeal a day comes has no holes", () => {
  const records = traffic();
  for (let day = 0; day < 100; day++) records.note(day * DAY, day * DAY + HOUR);
  expect(records.coverage()).toHaveLength(1);
});

test("what is seen across a hole closes it", () => {
  const records = traffic();
  records.note(0, 40 * DAY);
  for (const day of [0, 1, 39, 40])
    for (let hour = 0; hour < 24; hour++) records.note(day * DAY + hour * HOUR, day * DAY + hour * HOUR);
  expect(records.coverage()).toHaveLength(1);
});

test("what was still open at a hole was seen until the hole", () => {
  const covered = [
    { from: 0, until: 10 },
    { from: 100, until: 120 },
  ];
  expect([seenUntil(covered, 3), seenUntil(covered, 100), seenUntil(covered, 300)]).toEqual([10, 120, 300]);
  expect(traffic().coverage()).toEqual([]);
});
