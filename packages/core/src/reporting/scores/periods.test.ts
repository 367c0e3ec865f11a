import { describe, expect, test } from "vitest";
import { halfDaysLater, lengthOf, startOfSpan } from "./half-day-span.ts";
import { monthsOfYear, type PeriodKindId, periodKinds } from "./periods.ts";

test.each<[PeriodKindId, text: string, from: string, before: string]>([
  ["assessment-month", "2025-06", "2025-05-19T00", "2025-06-19T00"],
  ["assessment-month", "2025-01", "2024-12-19T00", "2025-01-19T00"],
  ["calendar-month", "2024-02", "2024-02-01T00", "2024-03-01T00"],
  ["noon-day", "2025-06-14", "2025-06-13T12", "2025-06-14T12"],
  ["noon-day", "2025-01-01", "2024-12-31T12", "2025-01-01T12"],
  ["day", "2025-06-14", "2025-06-14T00", "2025-06-15T00"],
  ["week", "2025-W24", "2025-06-09T00", "2025-06-16T00"],
  ["week", "2025-W01", "2024-12-30T00", "2025-01-06T00"],
  ["week", "2020-W53", "2020-12-28T00", "2021-01-04T00"],
  ["year", "2025", "2024-12-19T00", "2025-12-19T00"],
])("%s %s is from %s to before %s", (kind, text, from, before) => {
  expect(periodKinds[kind].parse(text)).toEqual({ kind, id: text, from, before });
});

test.each<[PeriodKindId, text: string]>([
  ["assessment-month", "2025-13"],
  ["assessment-month", "2025-00"],
  ["assessment-month", "2025-6"],
  ["assessment-month", "2025-06-14"],
  ["noon-day", "2025-02-29"],
  ["noon-day", "2025-06"],
  ["noon-day", "2025-06-14T12"],
  ["week", "2025-W53"],
  ["week", "2025-W00"],
  ["week", "2025-W7"],
  ["year", "25"],
  ["year", ""],
  ["year", "1899"],
  ["year", "2500"],
  ["assessment-month", "0000-01"],
])("%s takes no %s", (kind, text) => expect(periodKinds[kind].parse(text)).toBeUndefined());

test.each(Object.values(periodKinds).map((kind) => [kind.id, kind] as const))(
  "a %s ends where the next begins, time and again",
  (_id, kind) => {
    let period = kind.parse(kind.example);
    for (let step = 0; step < 120 && period !== undefined; step++) {
      const before = kind.before(period);
      expect(before.before).toBe(period.from);
      expect(kind.parse(before.id)).toEqual(before);
      period = before;
    }
  },
);

test.each(Object.values(periodKinds).map((kind) => [kind.id, kind] as const))(
  "every half day lies in one %s, which is the one that it is asked for",
  (_id, kind) => {
    let halfDay = "2023-12-01T00";
    for (let step = 0; step < 1000; step++) {
      const period = kind.at(halfDay);
      expect(kind.parse(period.id)).toEqual(period);
      expect(period.from <= halfDay && halfDay < period.before).toBe(true);
      halfDay = halfDaysLater(halfDay, 1);
    }
  },
);

describe("assessment months", () => {
  test("begin on the 19th", () => {
    const { at } = periodKinds["assessment-month"];
    expect(at("2025-06-18T12").id).toBe("2025-06");
    expect(at("2025-06-19T00").id).toBe("2025-07");
    expect(at("2025-12-31T00").id).toBe("2026-01");
    expect(periodKinds.year.at("2025-12-19T00").id).toBe("2026");
  });

  test("twelve of them are a year", () => {
    const year = periodKinds.year.parse("2025");
    const months = year === undefined ? [] : monthsOfYear(year);
    expect(months.map(({ id }) => id)).toEqual(
      Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}`),
    );
    expect([months[0]?.from, months.at(-1)?.before]).toEqual([year?.from, year?.before]);
  });
});

describe("half days", () => {
  test("are counted and stepped over, back and forth over midnight and the year", () => {
    expect(lengthOf({ from: "2025-06-13T12", before: "2025-06-14T12" })).toBe(2);
    expect(halfDaysLater("2024-12-31T12", 1)).toBe("2025-01-01T00");
    expect(halfDaysLater("2025-01-01T00", -1)).toBe("2024-12-31T12");
  });

  test("the start of a span never reaches beyond it", () => {
    const month = { from: "2025-05-19T00", before: "2025-06-19T00" };
    expect(startOfSpan(month, 3)).toEqual({ from: month.from, before: "2025-05-20T12" });
    expect(startOfSpan(month, 1000)).toEqual(month);
  });
});
