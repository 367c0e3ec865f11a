import { describe, expect, test } from "vitest";
import { holidayLayer } from "./holiday-layer.ts";
import { listOf } from "./holiday-list.ts";

const newYear = { date: "2026-01-01", name: "New Year's Day" };
const eve = { date: "2025-12-31", name: "New Year's Eve" };
const groundhog = { date: "2026-02-02", name: "Groundhog Day" };
const layerOf = (...[lists, choice]: [Parameters<typeof holidayLayer>[1], Parameters<typeof holidayLayer>[2]?]) => {
  const made = holidayLayer("national", lists, choice);
  return made.ok ? made.value : made.reason;
};

test("lists are put together in the order of their days, each day once", () => {
  expect(layerOf([listOf([groundhog, newYear]), listOf([eve, newYear])])).toMatchObject({
    holidays: [eve, newYear, groundhog],
    knownUntil: "2026-12-31",
  });
});

test("a day with two names keeps both", () => {
  const lists = [listOf([newYear]), listOf([{ ...newYear, name: "元旦" }])];
  expect(layerOf(lists)).toMatchObject({ holidays: [{ name: "New Year's Day; 元旦" }] });
});

describe("a choice", () => {
  const lists = [listOf([eve, newYear, groundhog])];
  test("by words keeps the days whose name holds one", () =>
    expect(layerOf(lists, { only: ["New Year's Day"] })).toMatchObject({ holidays: [newYear] }));
  test("by years keeps their days, and ends what is known", () =>
    expect(layerOf(lists, { years: { from: 2020, to: 2025 } })).toMatchObject({
      holidays: [eve],
      knownUntil: "2025-12-31",
    }));
});

test("a day that is off in one list and worked in another is refused", () => {
  expect(layerOf([listOf([newYear]), listOf([], [newYear])])).toMatchObject([
    { code: "calendar/off-and-worked", value: "2026-01-01" },
  ]);
});

test("nothing read makes nothing known", () => expect(layerOf([listOf([])])).toMatchObject({ knownUntil: undefined }));
