import { expect, test } from "vitest";
import { findingLines } from "./findings.ts";

const found = (appeal: string | null, message: string, field?: string) =>
  findingLines([
    { line: 7, appeal, outcome: "flagged", problems: [{ code: "intake/odd", message, ...(field && { field }) }] },
  ]);

test("a finding names its appeal and its field, each once", () => {
  expect(found("nyc:1", "closed before it was created", "endedAt")).toEqual([
    "    line 7 flagged, nyc:1: endedAt: closed before it was created",
  ]);
  expect(found("nyc:1", "nyc:1 has another endedAt", "endedAt")).toEqual([
    "    line 7 flagged, nyc:1 has another endedAt",
  ]);
  expect(found(null, "soon is no date")).toEqual(["    line 7 flagged, soon is no date"]);
});
