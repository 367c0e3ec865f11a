import { expect, test } from "vitest";
import { formatInstant, formatOffset, parseInstant, parseOffset } from "./instant.ts";

test.each([
  ["2026-03-08T07:30:00Z", "2026-03-08T07:30:00Z"],
  ["2026-03-08t07:30z", "2026-03-08T07:30:00Z"],
  ["2026-03-08T15:30:00.25+08:00", "2026-03-08T07:30:00.250Z"],
  ["2026-03-08 03:30-0400", "2026-03-08T07:30:00Z"],
  ["2026-03-08T15:30+08", "2026-03-08T07:30:00Z"],
  ["2026-12-31T24:00Z", "2027-01-01T00:00:00Z"],
])("%s is the instant %s", (text, utc) => {
  expect(formatInstant(parseInstant(text) as number)).toBe(utc);
});

test.each([
  "2026-03-08T07:30:00",
  "2026-03-08",
  "2026-03-08Z",
  "2026-03-08T07:30+24:00",
  "2026-03-08T07:30+8",
  "2026-03-08T07:30+08:0",
  "now",
  "Z",
  "+08:00",
  "",
])("%j is no instant", (text) => expect(parseInstant(text)).toBeUndefined());

test("offsets are read and written to the second", () => {
  expect(formatOffset(parseOffset("-04:56:02") as number)).toBe("-04:56:02");
  expect(formatOffset(parseOffset("+0530") as number)).toBe("+05:30");
  expect(parseOffset("05:30")).toBeUndefined();
});
