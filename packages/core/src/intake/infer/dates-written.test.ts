import { describe, expect, test } from "vitest";
import { ambiguousDates, type DayOrder, dayOrderOf, formsToName, likelyOrder, waysToRead } from "./dates-written.ts";

const holding = (...texts: readonly string[]) => [{ dates: new Map(texts.map((text) => [text, waysToRead(text)])) }];

describe("the ways to read", () => {
  test.each([
    ["02/17/2020 12:19:00 PM", ["month-first"]],
    ["17/02/2020", ["day-first"]],
    ["10/9/18 0:59", ["month-first", "day-first"]],
    ["17.02.2020 9:30", ["day-first"]],
    ["2020/1/6 12:09:38", ["year-first"]],
    ["2020年1月6日 12时09分", ["chinese"]],
    ["20200106", ["compact"]],
    ["Sun, 06 Nov 2025 08:49:37 GMT", ["rfc-2822"]],
    ["6 Nov 2025 08:49 +0100", ["rfc-2822"]],
    ["/Date(1700000000000-0500)/", ["microsoft-json"]],
    ["11201", []],
    ["2018-00269879", []],
    ["32/13/2020", []],
    ["", []],
  ])("%s", (text, forms) => expect([...waysToRead(text).keys()]).toEqual(forms));
});

describe("a number is a date only where a name says so", () => {
  test.each([
    ["43394.0006", ["excel-serial"]],
    ["1540080000", ["unix-seconds"]],
    ["1540080000123", ["unix-milliseconds"]],
    ["7", []],
  ])("%s", (text, forms) => {
    expect([...waysToRead(text, true).keys()]).toEqual(forms);
    expect([...waysToRead(text).keys()]).toEqual([]);
  });
});

describe("the order of day and month", () => {
  test.each<[string, readonly string[], DayOrder]>([
    ["the month first by a second number over 12", ["03/04/2020", "03/13/2020"], "month-first"],
    ["the day first by a first number over 12", ["03/04/2020", "13/03/2020"], "day-first"],
    ["unsaid where no number is over 12", ["03/04/2020"], "unsaid"],
    ["both where some say one and some the other", ["13/04/2020", "04/13/2020", "04/14/2020"], "both"],
    ["not said by what is written between dots", ["13.04.2020", "04/13/2020"], "month-first"],
    ["unsaid where there are no dates", [], "unsaid"],
  ])("is %s", (_name, texts, order) => expect(dayOrderOf(holding(...texts))).toBe(order));

  test("where unsaid, is taken from the clock", () => {
    expect(likelyOrder(holding("03/04/2020 1:00 PM"), "unsaid")).toBe("month-first");
    expect(likelyOrder(holding("03/04/2020 13:00"), "unsaid")).toBe("day-first");
  });
});

test("dates that mean another day in another order come before those that do not", () =>
  expect(ambiguousDates(holding("03/03/2020", "03/04/2020", "13/03/2020"))).toEqual(["03/04/2020", "03/03/2020"]));

describe("the forms that a mapping must name", () => {
  test("are those that the dates are written in", () =>
    expect(formsToName(holding("03/04/2020", "2020-03-04"), "month-first")).toEqual(["month-first", "iso"]));

  test("have the order first in which most is read", () =>
    expect(formsToName(holding("13.03.2020", "03/04/2020"), "month-first")).toEqual(["month-first", "day-first"]));

  test("are none where the usual ones read every date", () =>
    expect(formsToName(holding("2020-03-04", "2020/3/4"), "month-first")).toEqual([]));
});
