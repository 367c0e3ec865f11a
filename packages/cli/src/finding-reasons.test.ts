import type { Finding } from "@swiftline/core";
import { expect, test } from "vitest";
import { findingReasons } from "./finding-reasons.ts";

const found = (outcome: Finding["outcome"], line: number, ...fields: readonly string[]): Finding => ({
  line,
  outcome,
  problems: fields.map((field) => ({ code: "intake/bad-date", field, message: `${field} of line ${line}` })),
});

test("a reason is told once, with how many rows it holds for and the first of them", () => {
  const reasons = findingReasons();
  reasons.add([found("rejected", 2, "opened"), found("rejected", 3, "closed")]);
  reasons.add([found("rejected", 7, "closed", "opened"), found("rejected", 9, "closed")]);
  expect(reasons.all()).toMatchObject([
    { code: "intake/bad-date", field: "closed", rows: 3, line: 3, message: "closed of line 3" },
    { code: "intake/bad-date", field: "opened", rows: 2, line: 2, message: "opened of line 2" },
  ]);
});

test("why rows were rejected comes before why others were flagged", () => {
  const reasons = findingReasons();
  reasons.add([found("flagged", 2, "opened"), found("flagged", 3, "opened"), found("rejected", 4, "opened")]);
  expect(reasons.all()).toMatchObject([
    { outcome: "rejected", rows: 1 },
    { outcome: "flagged", rows: 2 },
  ]);
});
