import { expect, test } from "vitest";
import { rateIn } from "./rate-flag.ts";

test.each([
  ["600/minute", { quota: 600, window: 60 }],
  ["1/second", { quota: 1, window: 1 }],
  ["5000/hour", { quota: 5000, window: 3600 }],
  ["9999999/day", { quota: 9_999_999, window: 86_400 }],
  ["0/minute", undefined],
  ["-1/minute", undefined],
  ["1.5/minute", undefined],
  ["600", undefined],
  ["600/minutes", undefined],
  ["600/fortnight", undefined],
  [" 600/minute", undefined],
  ["", undefined],
])("%j as a rate", (text, rate) => {
  expect(rateIn(text)).toEqual(rate);
});
