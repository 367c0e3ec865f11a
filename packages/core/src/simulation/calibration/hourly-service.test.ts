import { expect, test } from "vitest";
import { HOUR, MINUTE } from "../../time/duration.ts";
import { forecastError, hourlyService } from "./hourly-service.ts";

const call = (came: number, waited: number, answered: boolean) => ({
  came,
  waited,
  answered,
  served: 0,
  operator: undefined,
  caller: undefined,
});

test("a call belongs to the hour in which its wait was over, and to none outside of the span", () => {
  const calls = [
    call(HOUR - MINUTE, 2 * MINUTE, true),
    call(10 * MINUTE, 0, true),
    call(20 * MINUTE, MINUTE, false),
    call(2 * HOUR, 0, true),
    call(-MINUTE, 0, true),
  ];
  expect(hourlyService(calls, { start: 0, end: 2 * HOUR })).toEqual([
    { answered: 1, hungUp: 1, waitedMs: 0 },
    { answered: 1, hungUp: 0, waitedMs: 2 * MINUTE },
  ]);
});

test("an hour of a forecast counts as many calls as there really were", () => {
  const seen = [
    { answered: 9, hungUp: 1, waitedMs: 9 * MINUTE },
    { answered: 30, hungUp: 0, waitedMs: 0 },
    { answered: 0, hungUp: 0, waitedMs: 0 },
  ];
  const forecast = [
    { answered: 0.8, hungUp: 0.2, waitedMs: 0.8 * 3 * MINUTE },
    { answered: 0, hungUp: 0, waitedMs: 0 },
    { answered: 5, hungUp: 5, waitedMs: HOUR },
  ];
  const error = forecastError(forecast, seen);
  expect(error.hungUp).toBeCloseTo((10 * 0.1) / 40, 12);
  expect(error.wait).toBeCloseTo((9 * 2 * MINUTE) / 39, 6);
  expect(forecastError(seen, seen)).toEqual({ hungUp: 0, wait: 0 });
});
