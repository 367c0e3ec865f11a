import { expect, test } from "vitest";
import { level } from "./level.ts";

test("the average counts every value by the time it stood", () => {
  const queue = level(10, 2);
  queue.set(5, 12);
  queue.change(-1, 15);
  expect(queue.value).toBe(4);
  expect(queue.area(20)).toBe(2 * 2 + 3 * 5 + 5 * 4);
  expect(queue.mean(20)).toBe(3.9);
});

test("a reset forgets the past and keeps the value", () => {
  const queue = level(0);
  queue.set(9, 5);
  queue.reset(6);
  queue.change(1, 8);
  expect(queue.mean(10)).toBe((2 * 9 + 2 * 10) / 4);
  expect(level(3).mean(3)).toBeNaN();
});

test.each([4.5, Number.NaN])("the instant %d, after 5, is refused", (now) => {
  const queue = level(0);
  queue.set(1, 5);
  expect(() => queue.change(1, now)).toThrow(`The instant ${now} is past: it is 5 already`);
});
