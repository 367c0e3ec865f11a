import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "./duration.ts";
import { formatLocal, formatTimeOfDay, parseLocal, parseTimeOfDay } from "./local-time.ts";

test("a local time is read with or without seconds, a fraction, and a blank for the T", () => {
  expect(parseLocal("1970-01-02T03:04")).toBe(DAY + 3 * HOUR + 4 * MINUTE);
  expect(parseLocal("1970-01-01 00:00:01.5")).toBe(1500);
  expect(parseLocal("1970-01-01T00:00:00.1239")).toBe(123);
  expect(parseLocal("1969-12-31T24:00")).toBe(0);
});

test("a local time before 1970 is written like any other", () => {
  expect(formatLocal(-1)).toBe("1969-12-31T23:59:59.999");
});

test.each([
  "2026-03-08",
  "2026-03-08T",
  "2026-03-08T7:30",
  "2026-03-08T07:30Z",
  "2026-03-08T07:60",
  "2026-03-08T24:01",
  "2026-03-08T07:30:60",
  "2026-03-08T07:30:00.",
  "2026-02-30T07:30",
  "2026-03-08X07:30",
])("%j is no local time", (text) => expect(parseLocal(text)).toBeUndefined());

test("a day ends at 24:00", () => {
  expect(parseTimeOfDay("24:00")).toBe(DAY);
  expect(formatTimeOfDay(DAY)).toBe("24:00:00");
  expect(parseTimeOfDay("24:00:01")).toBeUndefined();
});
