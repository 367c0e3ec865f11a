import { expect, test } from "vitest";
import { type Done, recentPace } from "./recent-pace.ts";

const done = (rows: number): Done => ({ rows, bytes: rows * 10, total: 10_000 });

test("the first word of the work tells no pace; from a tenth of a second on there is one", () => {
  const pace = recentPace();
  expect(pace(done(100), 5_000)).toBeUndefined();
  expect(pace(done(105), 5_050)).toBeUndefined();
  expect(pace(done(300), 6_000)).toEqual({ rowsPerSecond: 200, left: 3_500 });
});

test("what was in before, because the work was resumed, is no part of the pace", () => {
  const pace = recentPace();
  pace(done(900), 0);
  expect(pace(done(910), 1_000)?.rowsPerSecond).toBe(10);
});

test("steady work goes at its pace whenever it is asked, and its time left is what it will take", () => {
  const pace = recentPace();
  for (let now = 0; now < 40_000; now += 37) {
    const told = pace({ rows: now * 2, bytes: now, total: 40_000 }, now);
    if (now < 200) continue;
    expect(told?.rowsPerSecond).toBeCloseTo(2_000, 6);
    expect(told?.left).toBeCloseTo(40_000 - now, 6);
  }
});

test("a change of pace is told whole after ten seconds", () => {
  const pace = recentPace();
  for (let now = 0; now <= 60_000; now += 50) pace({ rows: now, bytes: now, total: undefined }, now);
  let told = pace({ rows: 60_000, bytes: 60_000, total: undefined }, 60_000);
  for (let now = 60_050; now <= 70_200; now += 50) {
    const rows = 60_000 + (now - 60_000) / 10;
    told = pace({ rows, bytes: rows, total: undefined }, now);
  }
  expect(told?.rowsPerSecond).toBeCloseTo(100, 6);
});

test("where the whole is not known, or nothing moves, there is no time left to tell", () => {
  const unknown = recentPace();
  unknown({ ...done(0), total: undefined }, 0);
  expect(unknown({ ...done(10), total: undefined }, 1_000)).toEqual({ rowsPerSecond: 10, left: undefined });
  const stuck = recentPace();
  stuck(done(10), 0);
  expect(stuck(done(10), 1_000)).toEqual({ rowsPerSecond: 0, left: undefined });
});
