import { expect, test } from "vitest";
import { formatInstant, parseInstant } from "../time/instant.ts";
import { compileZone } from "../time/zone.ts";
import { keptUntil, retentionText } from "./retention.ts";

const berlin = compileZone("Europe/Berlin");

test.each([
  ["2026-05-16T10:00:00Z", "90d", "2026-08-14T22:00:00Z"],
  ["2026-05-16T10:00:00Z", "3y", "2029-05-16T22:00:00Z"],
  ["2026-05-16T22:30:00Z", "1d", "2026-05-18T22:00:00Z"],
  ["2026-08-31T10:00:00Z", "6mo", "2027-02-28T23:00:00Z"],
  ["2024-02-29T10:00:00Z", "1y", "2025-02-28T23:00:00Z"],
  ["2026-12-31T10:00:00Z", "12mo", "2027-12-31T23:00:00Z"],
])("what ended at %s and is kept for %s may go from %s on", (endedAt, text, until) => {
  const moment = keptUntil(parseInstant(endedAt) ?? 0, retentionText.parse(text), berlin);
  expect(formatInstant(moment)).toBe(until);
});

test.each(["", "3", "y", "0d", "-1y", "3 y", "3m", "1.5y", "12345d", "P3Y"])(
  "%j is no time to keep something",
  (text) => {
    expect(retentionText.safeParse(text)).toMatchObject({
      success: false,
      error: { issues: [{ message: expect.stringContaining("such as") }] },
    });
  },
);
