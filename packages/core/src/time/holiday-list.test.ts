import { expect, test } from "vitest";
import type { Document } from "../document.ts";
import { readHolidayDocument, readHolidayTable } from "./holiday-list.ts";

const document = (value: unknown): Document => ({
  file: "days.json",
  value,
  placeOf: (path) => ({ line: path.length + 1, column: 1 }),
});
const table = (...rows: readonly (readonly string[])[]) => ({
  file: "days.csv",
  columns: ["date", "name", "kind"],
  rows: rows.map((cells, index) => ({ line: index + 2, cells })),
});

test("a yearly file gives days off and make-up working days, with the notices behind them", () => {
  const days = [
    { name: "元旦", date: "2026-01-01", isOffDay: true },
    { name: "元旦", date: "2026-01-04", isOffDay: false },
  ];
  const notice = "2026: https://www.gov.cn/notice";
  expect(readHolidayDocument(document({ year: 2026, papers: ["https://www.gov.cn/notice"], days }))).toEqual({
    ok: true,
    value: {
      holidays: [{ date: "2026-01-01", name: "元旦", notice }],
      workdays: [{ date: "2026-01-04", name: "元旦", notice }],
      until: 2026,
    },
  });
});

test("a map from date to name gives each name of a day for itself", () => {
  const read = readHolidayDocument(document({ "2026-02-16": "Washington's Birthday; Lunar New Year" }));
  expect(read.ok && read.value.holidays.map(({ name }) => name)).toEqual(["Washington's Birthday", "Lunar New Year"]);
});

test.each([
  [{ year: 2026, days: [{ name: "x", date: "2026-02-30", isOffDay: true }] }, "days.0.date"],
  [{ "2026-13-01": "x" }, "2026-13-01"],
  [{ "+012026-01-01": "x" }, "+012026-01-01"],
  [{ year: 2026, days: [{ name: "x", date: "2026-02-01" }] }, "days.0.isOffDay"],
])("what is no holiday data is told with its place: %j", (value, field) => {
  expect(readHolidayDocument(document(value))).toMatchObject({
    ok: false,
    reason: [{ code: "calendar/bad-holidays", file: "days.json", line: field.split(".").length + 1, field }],
  });
});

test.each([null, [], "2026-01-01", 7])("%j is no holiday data", (value) => {
  expect(readHolidayDocument(document(value)).ok).toBe(false);
});

test("in a table the kind says which days are worked", () => {
  const rows = [
    ["2026-01-01", "New Year's Day", "actual"],
    ["2026-07-03", "Independence Day", "observed"],
    ["2026-01-04", "元旦", "workday"],
  ];
  expect(readHolidayTable(table(...rows))).toMatchObject({
    ok: true,
    value: {
      holidays: [{ name: "New Year's Day" }, { name: "Independence Day (observed)" }],
      workdays: [{ date: "2026-01-04" }],
      until: 2026,
    },
  });
});

test("a table's impossible date is told with its line", () => {
  expect(readHolidayTable(table(["2026-01-01", "x", ""], ["1 May", "y", ""]))).toMatchObject({
    ok: false,
    reason: [{ file: "days.csv", line: 3, field: "date" }],
  });
});
