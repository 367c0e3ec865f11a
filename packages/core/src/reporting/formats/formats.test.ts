import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../time/duration.ts";
import type { Report, ReportValue, Unit } from "../report.ts";
import { toCsv } from "./csv.ts";
import { toMarkdown } from "./markdown.ts";
import { formatValue, isNumeric } from "./value.ts";

test.each<[ReportValue, Unit, string]>([
  [null, "share", "–"],
  [null, "count", "–"],
  ["Roads | Streets", "text", "Roads | Streets"],
  ["2026-06-01", "date", "2026-06-01"],
  [0, "count", "0"],
  [999, "count", "999"],
  [1000, "count", "1,000"],
  [1_234_567, "count", "1,234,567"],
  [-1234, "count", "-1,234"],
  [0.9734, "share", "97.3 %"],
  [0, "share", "0.0 %"],
  [1, "share", "100.0 %"],
  [2 * DAY + 4 * HOUR + 61_000, "duration", "2d 4h"],
  [90_400, "duration", "1m 30s"],
  [999, "duration", "under 1s"],
  [1000, "duration", "1s"],
  [85.25, "score", "85.3"],
  [1.25, "decimal", "1.3"],
  [0.0123, "points", "+1.2 pts"],
  [-0.3, "points", "-30.0 pts"],
  [-0.0001, "points", "0.0 pts"],
  [1234, "change", "+1,234"],
  [-12, "change", "-12"],
  [0, "change", "0"],
])("%s as %s reads %s", (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

test("numbers stand right, words and dates left", () => {
  const words: readonly Unit[] = ["text", "date"];
  const numbers: readonly Unit[] = ["count", "change", "share", "points", "score", "decimal", "duration"];
  expect(words.filter(isNumeric)).toEqual([]);
  expect(numbers.filter(isNumeric)).toEqual(numbers);
});

const report: Report = {
  id: "small",
  title: "Testville: small",
  city: "Testville",
  from: "2026-06-01",
  to: "2026-06-02",
  asOf: "2026-06-03T00:00:00+02:00",
  book: "0123456789ab",
  notes: ["A note."],
  figures: [{ id: "on-time", label: "On time", value: 0.25, unit: "share", note: "1 of 4" }],
  sections: [
    {
      id: "agencies",
      title: "Agencies",
      note: "What each took on.",
      table: {
        columns: [
          { id: "agency", label: "Agency", unit: "text" },
          { id: "appeals", label: "Appeals", unit: "count" },
          { id: "time", label: "Mean time", unit: "duration" },
        ],
        rows: [
          ["Roads | Streets", 1234, HOUR],
          ['Parks, "green" ones', 2, null],
        ],
      },
    },
  ],
};

test("Markdown has a table for every section, and no cell breaks it", () => {
  expect(toMarkdown(report)).toBe(`# Testville: small

Appeals registered from 2026-06-01 to 2026-06-02, as of 2026-06-03T00:00:00+02:00. Policy book 0123456789ab.

> A note.

- **On time: 25.0 %** (1 of 4)

## Agencies

What each took on.

| Agency | Appeals | Mean time |
| --- | --: | --: |
| Roads \\| Streets | 1,234 | 1h |
| Parks, "green" ones | 2 | – |
`);
});

test("a period that is not simply its dates is told in its own words", () => {
  expect(toMarkdown({ ...report, period: "noon of 1 June to noon of 2 June" })).toContain(
    "\nAppeals registered from noon of 1 June to noon of 2 June, as of 2026-06-03",
  );
});

test("a report of nothing says so", () => {
  expect(toMarkdown({ ...report, from: "", to: "" })).toContain("\nNo appeals, as of 2026-06-03");
  expect(toMarkdown({ ...report, from: "2027-01-01", to: "" })).toContain(
    "\nNo appeals registered from 2027-01-01 on, as",
  );
  expect(toMarkdown({ ...report, from: "", to: "2001-01-01" })).toContain(
    "\nNo appeals registered until 2001-01-01, as",
  );
});

describe("CSV", () => {
  test("has a line for every figure: where it stands, what it measures, in which unit, not rounded", () => {
    expect(toCsv(report)).toBe(`section,row,measure,value,unit
figures,,on-time,0.25,share
agencies,Roads | Streets,appeals,1234,count
agencies,Roads | Streets,time,3600000,duration
agencies,"Parks, ""green"" ones",appeals,2,count
agencies,"Parks, ""green"" ones",time,,duration
`);
  });

  test("quotes commas, quotes and line ends, as RFC 4180 asks, and nothing else", () => {
    const lineOf = (value: string) =>
      toCsv({ ...report, sections: [], figures: [{ id: "f", label: "F", value, unit: "text", note: "" }] })
        .split("\n")
        .slice(1)
        .join("\n");
    expect(lineOf("a,b")).toBe('figures,,f,"a,b",text\n');
    expect(lineOf('a "b"')).toBe('figures,,f,"a ""b""",text\n');
    expect(lineOf("a\nb")).toBe('figures,,f,"a\nb",text\n');
    expect(lineOf("a\rb")).toBe('figures,,f,"a\rb",text\n');
    expect(lineOf("a; b 'c' |")).toBe("figures,,f,a; b 'c' |,text\n");
  });
});
