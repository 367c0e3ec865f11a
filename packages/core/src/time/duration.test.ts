import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, durationPattern, formatDuration, HOUR, MINUTE, parseDuration, WEEK } from "./duration.ts";

test.each([
  ["2h", 2 * HOUR],
  ["90m", 90 * MINUTE],
  ["7d", 7 * DAY],
  ["1h30m", 90 * MINUTE],
  ["1h 30m", 90 * MINUTE],
  ["1.5h", 90 * MINUTE],
  ["2w", 2 * WEEK],
  ["250ms", 250],
  ["-3d", -3 * DAY],
  ["0s", 0],
  ["PT1H30M", 90 * MINUTE],
  ["P7D", 7 * DAY],
  ["P1DT12H", 36 * HOUR],
  ["PT0.25S", 250],
])("%s is %d milliseconds", (text, duration) => {
  expect(parseDuration(text)).toBe(duration);
  expect(new RegExp(durationPattern, "u").test(text)).toBe(duration >= 0);
});

test.each([
  "",
  "-",
  "5",
  "h",
  "2 hours",
  "30m1h",
  "1h1h",
  "P",
  "PT",
  "P1M",
  "P1Y",
  "P1DT",
  "0.0001s",
  "1e3s",
  "9999999999999w",
  "2h ",
  " 2h",
])("%j is no duration", (text) => expect(parseDuration(text)).toBeUndefined());

test("every duration is written so that it can be read back", () =>
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), (duration) => {
      expect(parseDuration(formatDuration(duration))).toBe(duration);
    }),
  ));

test("a duration for people names its largest units", () => {
  expect(formatDuration(2 * DAY + 4 * HOUR + 59 * MINUTE, 2)).toBe("2d 4h");
  expect(formatDuration(-90 * MINUTE)).toBe("-1h 30m");
  expect(formatDuration(7 * DAY)).toBe("7d");
  expect(formatDuration(0)).toBe("0s");
});
