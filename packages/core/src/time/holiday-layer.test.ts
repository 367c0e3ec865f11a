import { expect, test } from "vitest";
import { readHolidayLayer } from "./holiday-layer.ts";

test("a yearly file gives days off and make-up working days, with the notices behind them", () => {
  const data = {
    year: 2026,
    papers: ["https://www.gov.cn/notice"],
    days: [
      { name: "元旦", date: "2026-01-01", isOffDay: true },
      { name: "元旦", date: "2026-01-04", isOffDay: false },
    ],
  };
  expect(readHolidayLayer("national", data)).toEqual({
    ok: true,
    value: {
      id: "national",
      source: "https://www.gov.cn/notice",
      holidays: [{ date: "2026-01-01", name: "元旦" }],
      workdays: [{ date: "2026-01-04", name: "元旦" }],
    },
  });
});

test("a map from date to name is filtered to the days that are really off", () => {
  const data = { "2026-01-01": "New Year's Day", "2026-02-02": "Groundhog Day" };
  const read = readHolidayLayer("federal", data, ["New Year"]);
  expect(read).toMatchObject({ ok: true, value: { holidays: [{ date: "2026-01-01", name: "New Year's Day" }] } });
});

test("an impossible date is told with its place", () => {
  const data = { days: [{ name: "x", date: "2026-02-30", isOffDay: true }] };
  expect(readHolidayLayer("x", data)).toMatchObject({ ok: false, reason: [{ field: "days.0.date" }] });
});
