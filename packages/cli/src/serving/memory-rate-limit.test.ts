import type { Draw } from "@swiftline/sdk-http";
import { expect, test, vi } from "vitest";
import { memoryRateLimit } from "./memory-rate-limit.ts";

const drawnBy = (by: Draw["by"], cost: 0 | 1 = 1): Draw => ({ by, cost, scope: "appeals:read" });
const app = { principal: "app" };

test("a share is used up by its owner alone, and what is asked for nothing costs nothing", async () => {
  const limit = memoryRateLimit({ quota: 2, window: 60 });
  const told = async (draw: Draw) => {
    const { remaining, isExceeded } = await limit(draw);
    return [remaining, isExceeded];
  };
  expect(await told(drawnBy(app, 0))).toEqual([2, false]);
  expect(await told(drawnBy(app))).toEqual([1, false]);
  expect(await told(drawnBy(app))).toEqual([0, false]);
  expect(await told(drawnBy(app, 0))).toEqual([0, true]);
  expect(await told(drawnBy(app))).toEqual([0, true]);
  expect(await told(drawnBy({ client: "app" }))).toEqual([1, false]);
});

test("a share is whole again when its time is over, however often it was asked for in vain", async () => {
  vi.useFakeTimers();
  try {
    const limit = memoryRateLimit({ quota: 1, window: 10 });
    for (let times = 0; times < 5; times++) await limit(drawnBy(app));
    vi.advanceTimersByTime(4_000);
    expect(await limit(drawnBy(app))).toEqual({
      policy: "default",
      quota: 1,
      window: 10,
      remaining: 0,
      reset: 6,
      isExceeded: true,
    });
    vi.advanceTimersByTime(6_001);
    expect(await limit(drawnBy(app))).toMatchObject({ remaining: 0, isExceeded: false });
  } finally {
    vi.useRealTimers();
  }
});
