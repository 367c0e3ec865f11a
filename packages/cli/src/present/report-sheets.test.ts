import type { Report } from "@swiftline/core/reporting";
import { HOUR } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { sheetsOf } from "./report-sheets.ts";

const report: Report = {
  id: "daily",
  title: "Northport: daily",
  city: "Northport",
  from: "2026-06-01",
  to: "2026-06-02",
  period: "noon of 1 June to noon of 2 June 2026",
  asOf: "2026-06-03T00:00:00+02:00",
  book: "0123456789ab",
  notes: ["A note."],
  figures: [
    { id: "volume", label: "Volume", value: 12, unit: "count", note: "3 more" },
    { id: "resolution", label: "Resolution", value: null, unit: "share", note: "0 of 0" },
  ],
  sections: [
    {
      id: "ladder",
      title: "Ladder",
      note: "Who stands where.",
      table: {
        columns: [
          { id: "unit", label: "Unit", unit: "text" },
          { id: "change", label: "Change", unit: "points" },
          { id: "time", label: "Time", unit: "duration" },
        ],
        rows: [["Roads", -0.01234, 36 * HOUR]],
      },
    },
  ],
};

test("a report is a sheet that says what it is of, one of its headline, and one a section", () => {
  const [cover, headline, ladder] = sheetsOf(report);
  expect(cover?.rows).toContainEqual(["Of", "Appeals registered from noon of 1 June to noon of 2 June 2026"]);
  expect(cover?.rows).toContainEqual(["Ladder", "Who stands where."]);
  expect(headline?.columns.map(({ label }) => label)).toEqual(["Figure", "Count", "Share", "Rests on"]);
  expect(headline?.rows).toEqual([
    ["Volume", 12, null, "3 more"],
    ["Resolution", null, null, "0 of 0"],
  ]);
  expect(ladder).toMatchObject({ name: "Ladder", columns: [{ label: "Unit" }, { format: "+0.0%;-0.0%;0.0%" }, {}] });
});

test("figures are not rounded; a duration is in days, as spreadsheets count", () => {
  expect(sheetsOf(report).at(-1)?.rows).toEqual([["Roads", -0.01234, 1.5]]);
});
