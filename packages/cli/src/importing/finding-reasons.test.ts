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
    { code: "intake/bad-date", field: "closed", rows: 3, line: 3, message: "such as closed of line 3" },
    { code: "intake/bad-date", field: "opened", rows: 2, line: 2, message: "such as opened of line 2" },
  ]);
});

const unknown = (line: number, name: string, reason = "is not in categories.csv"): Finding => ({
  line,
  outcome: "rejected",
  problems: [{ code: "intake/unknown-category", field: "cat", message: `${name} ${reason}`, reason, value: name }],
});

test("a reason that holds for different values is told with the first of them as its example", () => {
  const reasons = findingReasons();
  reasons.add([unknown(2, "Gold"), unknown(3, "Silver"), unknown(4, "Gold")]);
  expect(reasons.all()).toMatchObject([{ rows: 3, line: 2, message: "not in categories.csv, such as Gold" }]);
});

test("one that holds for a single value is told as it was of the first", () => {
  const reasons = findingReasons();
  reasons.add([unknown(2, "Gold"), unknown(4, "Gold")]);
  expect(reasons.all()).toMatchObject([{ rows: 2, message: "Gold is not in categories.csv" }]);
});

test("two reasons under one code are told apart", () => {
  const reasons = findingReasons();
  reasons.add([
    unknown(2, "1899", "lies outside the years"),
    unknown(3, "soon", "is no date"),
    unknown(4, "x", "is no date"),
  ]);
  expect(reasons.all()).toMatchObject([
    { rows: 2, message: "no date, such as soon" },
    { rows: 1, message: "1899 lies outside the years" },
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
