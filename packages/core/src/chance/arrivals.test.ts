import { expect, test } from "vitest";
import { type ArrivalProfile, arrivals } from "./arrivals.ts";
import { sampler } from "./distributions/index.ts";
import { randomStream } from "./random.ts";
import { randomStreams } from "./streams.ts";

const HOUR = 3_600_000;
const day: ArrivalProfile = {
  start: Date.UTC(2026, 0, 5),
  step: HOUR,
  expected: [3, 0, 0, 1, 2, 10, 40, 80, 120, 100, 90, 60, 55, 70, 90, 85, 80, 60, 40, 30, 20, 15, 8, 5],
};

const first = (count: number, profile: ArrivalProfile, after = profile.start): readonly number[] => {
  const [next, stream] = [arrivals(profile), randomStream("arrivals")];
  let at = after;
  return Array.from({ length: count }, () => (at = next(stream, at)));
};

/** The arrivals expected since the start, added up hour by hour. */
function expectedBy(instant: number, { start, step, expected }: ArrivalProfile): number {
  let [sum, at] = [0, 0];
  for (; start + (at + 1) * step <= instant; at++) sum += expected[at % expected.length] ?? 0;
  return sum + ((instant - start - at * step) / step) * (expected[at % expected.length] ?? 0);
}

test("between arrivals the expected number grows by exponential amounts, the very ones of the stream", () => {
  const { exponential } = randomStream("arrivals");
  let before = 0;
  for (const at of first(3000, day)) {
    const by = expectedBy(at, day);
    expect(by - before).toBeCloseTo(exponential(), 6);
    before = by;
  }
});

/** Five standard deviations of a Poisson number: a false alarm in two million for each hour. */
test("each hour of the day gets as many as it expects, and an hour that expects none gets none", () => {
  const days = 200;
  const total = day.expected.reduce((sum, one) => sum + one) * days;
  const found = new Float64Array(24);
  for (const at of first(total * 2, day)) {
    const hour = Math.floor((at - day.start) / HOUR);
    if (hour < 24 * days) found[hour % 24]! += 1;
  }
  for (const [hour, expected] of day.expected.entries())
    expect(Math.abs((found[hour] ?? 0) - expected * days), `hour ${hour}`).toBeLessThanOrEqual(
      5 * Math.sqrt(expected * days),
    );
});

test("time never goes back, before the start of the cycle and after it", () => {
  for (const offset of [-1e12, -HOUR / 3, 0, 1, 1e12]) {
    const found = first(2000, { ...day, expected: [1e9, 0, 3e9] }, day.start + offset);
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(found[0]).toBeGreaterThanOrEqual(day.start + offset);
  }
});

test("a level lifts single days and leaves the others alone", () => {
  const storm = { ...day, level: (hour: number) => (Math.floor(hour / 24) === 1 ? 3 : 1) };
  const dayOf = (at: number): number => Math.floor((at - day.start) / (24 * HOUR));
  const [usual, stormy] = [first(6000, day), first(8000, storm)];
  const on = (which: number, found: readonly number[]): readonly number[] => found.filter((at) => dayOf(at) === which);
  expect(on(0, stormy)).toEqual(on(0, usual));
  const total = day.expected.reduce((sum, one) => sum + one);
  expect(Math.abs(on(1, stormy).length - 3 * total)).toBeLessThan(5 * Math.sqrt(3 * total));
  expect(Math.abs(on(2, stormy).length - total)).toBeLessThan(5 * Math.sqrt(total));
});

/** A gamma factor of shape 25 for each day: the variance of a day's count is mean + mean² / 25. Five standard errors, about. */
test("days that are busier by chance are overdispersed as a gamma-mixed Poisson number", () => {
  const factor = sampler({ kind: "gamma", mean: 1, scv: 1 / 25 });
  const days = 2000;
  const keyed = randomStreams(1).keyed("how busy a day is");
  const factors = Array.from({ length: days + 1 }, (_, day) => factor(keyed(day, 0)));
  const [next, stream] = [
    arrivals({ start: 0, step: 1, expected: [50], level: (day) => factors[day] ?? 1 }),
    randomStream("x"),
  ];
  const counts = new Float64Array(days);
  for (let at = next(stream, 0); at < days; at = next(stream, at)) counts[Math.floor(at)]! += 1;
  const mean = counts.reduce((sum, count) => sum + count, 0) / days;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / days;
  expect(Math.abs(mean - 50)).toBeLessThan(5 * Math.sqrt(150 / days));
  expect(Math.abs(variance / 150 - 1)).toBeLessThan(5 * Math.sqrt(2.5 / days));
});

test("rare arrivals reach over many cycles", () => {
  const found = first(1000, { start: 0, step: 1, expected: [0, 0.0001, 0] });
  expect(found.every((at) => Math.floor(at) % 3 === 1)).toBe(true);
  const gap = (found.at(-1) ?? 0) / found.length;
  expect(Math.abs(gap / 30_000 - 1)).toBeLessThan(5 / Math.sqrt(found.length));
});

test("where none is expected none ever comes", () => {
  expect(first(1, { ...day, expected: [0, 0] })).toEqual([Number.POSITIVE_INFINITY]);
  expect(first(1, { ...day, level: () => 0 })).toEqual([Number.POSITIVE_INFINITY]);
});

test("a profile of one step is a Poisson process", () => {
  const { exponential } = randomStream("arrivals");
  let at = 0;
  for (const found of first(1000, { start: 0, step: 10, expected: [5] })) {
    at += 2 * exponential();
    expect(found).toBeCloseTo(at, 8);
  }
});
