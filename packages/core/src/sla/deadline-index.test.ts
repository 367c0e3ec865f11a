import { describe, expect, test } from "vitest";
import { type DeadlineIndex, deadlineIndex } from "./deadline-index.ts";

const dueAt = (index: DeadlineIndex, now: number): readonly (readonly [number, number])[] => {
  const due: [number, number][] = [];
  index.takeDue(now, (clock, at) => due.push([clock, at]));
  return due;
};

test("what is due comes up in the order of its moments, and of its numbers within one", () => {
  const index = deadlineIndex([30, 10, Number.NaN, 10, 20, 40]);
  expect(index.size).toBe(5);
  expect(index.next()).toBe(10);
  expect(dueAt(index, 30)).toEqual([
    [1, 10],
    [3, 10],
    [4, 20],
    [0, 30],
  ]);
  expect([index.size, index.next()]).toEqual([1, 40]);
});

test("a clock has one moment: filed again, it moves", () => {
  const index = deadlineIndex();
  index.file(7, 50);
  index.file(3, 40);
  index.file(7, 10);
  expect(index.momentOf(7)).toBe(10);
  expect(dueAt(index, 100)).toEqual([
    [7, 10],
    [3, 40],
  ]);
});

test("a clock that was taken out, or never was in, has no moment", () => {
  const index = deadlineIndex([5, 6]);
  index.remove(0);
  index.remove(9);
  expect([index.momentOf(0), index.momentOf(9), index.momentOf(1)]).toEqual([undefined, undefined, 6]);
  expect(dueAt(index, 100)).toEqual([[1, 6]]);
  expect(dueAt(index, 100)).toEqual([]);
});

test("a clock filed anew while the sweep runs comes up in it only when that is due too", () => {
  const index = deadlineIndex([1]);
  const fired: number[] = [];
  index.takeDue(10, (clock, at) => {
    fired.push(at);
    index.file(clock, at + 4);
  });
  expect([fired, index.next()]).toEqual([[1, 5, 9], 13]);
});

describe("refused is", () => {
  test("a moment that is none", () => expect(() => deadlineIndex().file(0, Number.NaN)).toThrow(RangeError));
  test.each([-1, 0.5, Number.NaN])("clock %d", (clock) =>
    expect(() => deadlineIndex().file(clock, 1)).toThrow(RangeError),
  );

  test("a sweep that would never end", () => {
    const index = deadlineIndex([1]);
    expect(() => index.takeDue(1, (clock, at) => index.file(clock, at))).toThrow(/not after 1/);
  });
});
