import { dateOf, formatDate } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { storyOf } from "../../test/simulation-story.ts";
import { watchedDay } from "./watched-day.ts";

const { cities } = await storyOf({ kind: "sweep", points: [{ name: "small", values: {}, operators: 2 }] });
const [city] = cities;
if (city === undefined) throw new Error("there is a city");
const { scenario, book } = city;

const watched = (days: number, signal: AbortSignal = new AbortController().signal) => {
  const shown: number[] = [];
  const progress = {
    show: ({ bytes, total = 0 }: { bytes: number; total?: number | undefined }) => void shown.push(bytes / total),
    end() {},
  };
  const options = { scenario: { ...scenario, days }, book, seed: "1" };
  return watchedDay(options, { progress, signal }).then((day) => ({ day, shown }));
};

test.each([
  [1, "2026-05-04"],
  [2, "2026-05-05"],
  [30, "2026-05-06"],
])("of %i days the orders of %s are followed", async (days, date) => {
  const { day, shown } = await watched(days);
  expect(day && formatDate(dateOf(book.zone, day.from))).toBe(date);
  expect(day?.orders.length).toBeGreaterThan(20);
  expect(shown.every((share, at) => share > (shown[at - 1] ?? 0) && share <= 1)).toBe(true);
});

test("whoever asks to stop has no day", async () => {
  const { day, shown } = await watched(2, AbortSignal.abort());
  expect([day, shown]).toEqual([undefined, []]);
});
