import { no, ok, type Result } from "@swiftline/core";
import type { FeelTest } from "./feel-tests.ts";

/** Hours from the first until before the second; the end of the day is 24. */
type Span = readonly [from: number, to: number];

/** Turns tests of the hour into spans such as `22-6`: `>= 22, < 6` is one over midnight. */
export function hoursOf(tests: readonly FeelTest[]): Result<readonly string[], string> {
  const parts: string[] = [];
  for (let at = 0; at < tests.length; at++) {
    const [test, next] = [tests[at], tests[at + 1]];
    const night = test === undefined || next === undefined ? undefined : nightOf(test, next);
    if (night !== undefined) at++;
    const part = night === undefined && test !== undefined ? spanOf(test) : ok(night ?? "");
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(parts);
}

function nightOf(first: FeelTest, second: FeelTest): string | undefined {
  if (first.is !== "compared" || second.is !== "compared" || first.sign !== ">=" || second.sign !== "<")
    return undefined;
  const [from, to] = [Number(first.value), Number(second.value)];
  return Number.isInteger(from) && Number.isInteger(to) && 0 < to && to < from && from < 24
    ? `${from}-${to}`
    : undefined;
}

function spanOf(test: FeelTest): Result<string, string> {
  if (test.is === "equal") {
    const hour = test.value;
    return typeof hour === "number" && isHour(hour) && hour < 24
      ? ok(String(hour))
      : no("an hour is a whole number from 0 to 23");
  }
  const span = boundsOf(test);
  if (span === undefined) return no("of hours, only numbers and ranges of numbers can be said");
  const [from, to] = span;
  if (!isHour(from) || !isHour(to)) return no("an hour is a whole number from 0 to 24");
  return from < to ? ok(`${from}-${to}`) : no("no hour lies in this range");
}

const isHour = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 24;

function boundsOf(test: FeelTest): Span | undefined {
  if (test.is === "between") {
    const [from, to] = [test.from.value, test.to.value];
    if (typeof from !== "number" || typeof to !== "number") return undefined;
    return [test.from.taken ? from : from + 1, test.to.taken ? to + 1 : to];
  }
  if (test.is !== "compared" || typeof test.value !== "number") return undefined;
  const bound = test.value;
  switch (test.sign) {
    case "<":
      return [0, bound];
    case "<=":
      return [0, bound + 1];
    case ">":
      return [bound + 1, 24];
    case ">=":
      return [bound, 24];
  }
}
