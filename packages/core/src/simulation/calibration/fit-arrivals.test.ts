import { describe, expect, test } from "vitest";
import { randomStream } from "../../chance/random.ts";
import { weekdayIndexOf, yearMonthDayOf } from "../../time/civil-date.ts";
import { DAY, HOUR } from "../../time/duration.ts";
import { dateOfLocal, parseLocal } from "../../time/local-time.ts";
import { dayScatter } from "./day-scatter.ts";
import { averagingOne, type FittedArrivals, fitArrivals } from "./fit-arrivals.ts";

const flat = (length: number): readonly number[] => Array.from({ length }, () => 1);
const nothing = { hours: flat(24), weekdays: flat(7), months: flat(12) };
const start = parseLocal("2024-03-01T00:00") as number;

const hours = averagingOne(Array.from({ length: 24 }, (_, hour) => 2 + Math.sin(hour / 4)));
const weekdays = averagingOne([6, 5, 5, 5, 5, 3, 2]);
const months = averagingOne([1, 1, 1.2, 1, 1, 0.9, 0.8, 0.9, 1, 1.1, 1.3, 1.4]);

/** What is expected in an hour of local time. */
const expectedIn = (hour: number): number => {
  const date = dateOfLocal(hour * HOUR);
  const month = months[yearMonthDayOf(date).month - 1] as number;
  return 100 * (hours[hour % 24] as number) * (weekdays[weekdayIndexOf(date)] as number) * month;
};
const during = (from: number, days: number, count = expectedIn) => {
  const first = from / HOUR;
  return new Map(Array.from({ length: 24 * days }, (_, hour) => [first + hour, count(first + hour)] as const));
};

describe("contacts that follow a product of profiles exactly", () => {
  test("give the product back, also where weeks are missing", () => {
    const covered = [
      { from: start, until: start + 200 * DAY },
      { from: start + 230 * DAY, until: start + 600 * DAY },
    ];
    const contacts = new Map([...during(start, 200), ...during(start + 230 * DAY, 370)]);
    const fit = fitArrivals({ contacts, covered }, nothing) as FittedArrivals;
    expect(fit.rate).toBeCloseTo(2400, 6);
    for (const [name, truth] of Object.entries({ hours, weekdays, months }))
      for (const [place, weight] of truth.entries())
        expect(fit.profiles[name as "hours"][place]).toBeCloseTo(weight, 8);
    expect([...fit.learned]).toEqual(["hours", "weekdays", "months"]);
    expect(fit.days.every(({ seen, expected }) => Math.abs(seen - expected) < 1e-6)).toBe(true);
  });

  test("of less than a year keep the months that were given, and the rate is that of an average month", () => {
    const covered = [{ from: start, until: start + 90 * DAY }];
    const fit = fitArrivals({ contacts: during(start, 90), covered }, { ...nothing, months }) as FittedArrivals;
    expect(fit.rate).toBeCloseTo(2400, 6);
    expect(fit.learned.has("months")).toBe(false);
    for (const [place, weight] of months.entries()) expect(fit.profiles.months[place]).toBeCloseTo(weight, 12);
  });
});

test("hours that are covered only in part are left out, and a day of which one is missing is no whole day", () => {
  const covered = [{ from: start + HOUR / 2, until: start + 3 * DAY }];
  const fit = fitArrivals({ contacts: during(start, 3), covered }, nothing) as FittedArrivals;
  expect(fit.hours).toBe(71);
  expect(fit.days).toHaveLength(2);
});

test("where nothing is covered nothing is fitted", () => {
  expect(fitArrivals({ contacts: new Map(), covered: [] }, nothing)).toBeUndefined();
});

describe("the scatter of days", () => {
  const expected = 400;
  const daysOf = (scv: number, seed: string) => {
    const stream = randomStream(seed);
    const normal = (): number =>
      Math.sqrt(-2 * Math.log(1 - stream.uniform())) * Math.cos(2 * Math.PI * stream.uniform());
    return Array.from({ length: 200 }, (_, date) => {
      const mean = expected * (1 + Math.sqrt(scv) * normal());
      return { date, expected, seen: Math.round(mean + Math.sqrt(mean) * normal()) };
    });
  };

  test("of Poisson counts is no more than chance, and their own factor is about constant", () => {
    const scatter = dayScatter(daysOf(0, "poisson"), 1);
    expect(scatter?.p).toBeGreaterThan(0.01);
    expect(scatter?.low).toBe(0);
  });

  test("that is more is found, and nineteen of twenty intervals hold the variance of the days' own factor", () => {
    const scatters = Array.from({ length: 40 }, (_, seed) => dayScatter(daysOf(0.02, `scattered ${seed}`), 1));
    expect(scatters.every((scatter) => (scatter?.p as number) < 1e-6)).toBe(true);
    const held = scatters.filter((scatter) => (scatter?.low as number) <= 0.02 && 0.02 <= (scatter?.high as number));
    // Fewer than 33 of 40 come once in 400 times.
    expect(held.length).toBeGreaterThanOrEqual(33);
  });

  test("is not judged by a few days", () => {
    expect(dayScatter(daysOf(0, "few").slice(0, 6), 1)).toBeUndefined();
  });
});
