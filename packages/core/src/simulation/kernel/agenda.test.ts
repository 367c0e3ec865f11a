import { expect, test } from "vitest";
import { agenda } from "./agenda.ts";

test("of events at one instant the lowest priority happens first, and of equal ones the first planned", () => {
  const events = agenda();
  const plans = [
    [5, 0, 1],
    [5, -256, 2],
    [5, 0, 3],
    [5, 255, 4],
    [4, 255, 5],
  ] as const;
  for (const [at, priority, argument] of plans) events.schedule(at, priority, 0, argument);
  const told: number[] = [];
  while (events.next()) told.push(events.argument);
  expect(told).toEqual([5, 2, 1, 3, 4]);
});

test("an event may plan another one at its own instant, which happens after it whatever its priority", () => {
  const events = agenda(10);
  events.schedule(10, 3, 1, 0);
  expect(events.next()).toBe(true);
  events.schedule(10, -3, 2, 0);
  expect(events.next()).toBe(true);
  expect([events.now, events.kind]).toEqual([10, 2]);
});

test.each([
  [Number.NaN, "The instant NaN is none at which an event could happen"],
  [Number.POSITIVE_INFINITY, "The instant Infinity is none at which an event could happen"],
  [6.999, "The instant 6.999 is past: it is 7 already"],
  [Number.NEGATIVE_INFINITY, "The instant -Infinity is past: it is 7 already"],
])("the instant %d is refused, and nothing is planned", (at, message) => {
  const events = agenda(7);
  expect(() => events.schedule(at, 0, 0, 0)).toThrow(new RangeError(message));
  expect(events.pending()).toBe(0);
});

test("a handle that names nothing cannot be cancelled: never given, given up, or happened", () => {
  const events = agenda();
  const first = events.schedule(1, 0, 0, 0);
  const second = events.schedule(2, 0, 0, 0);
  events.cancel(second);
  events.next();
  for (const handle of [first, second, 2, 99, -1, 0.5, Number.NaN]) {
    expect(() => events.cancel(handle)).toThrow(`No event is planned under the handle ${handle}`);
  }
});

test("the clock stands at the end of a run that stops before the next event, which is still to come", () => {
  const events = agenda();
  events.schedule(8, 0, 1, 2);
  expect([events.next(5), events.now, events.pending()]).toEqual([false, 5, 1]);
  expect([events.next(8), events.now, events.pending()]).toEqual([true, 8, 0]);
  expect([events.next(), events.now]).toEqual([false, 8]);
});

test("handles are used again, so that memory is bounded by what is pending", () => {
  const events = agenda();
  let largest = 0;
  for (let planned = 0; planned < 10_000; planned++) {
    largest = Math.max(largest, events.schedule(events.now + 1, 0, 0, 0));
    const timer = events.schedule(events.now + 1000, 0, 0, 0);
    largest = Math.max(largest, timer);
    events.next();
    events.cancel(timer);
  }
  expect(largest).toBeLessThan(4);
});

test.each([-257, 256, Number.NaN])("the priority %d is refused", (priority) => {
  expect(() => agenda().schedule(0, priority, 0, 0)).toThrow(
    `A priority is an integer from -256 to 255, not ${priority}`,
  );
});
