import { no, ok, type Result } from "@swiftline/core";
import type { FeelBound, FeelCell, FeelTest } from "./feel-tests.ts";

/** First and last date on which a rule is valid, both inclusive; empty where open. */
export interface Validity {
  readonly from: string;
  readonly to: string;
}

const onlyDates = 'of dates, one span can be said: [date("2026-01-01")..date("2026-12-31")]';

/** Turns a test of the date into the two columns `from` and `to`. Answers in words what they cannot say. */
export function validityOf({ not, tests }: FeelCell): Result<Validity, string> {
  const [test, more] = tests;
  if (test === undefined) return ok({ from: "", to: "" });
  if (not || more !== undefined) return no(onlyDates);
  const validity = spanOf(test);
  if (validity === undefined) return no(onlyDates);
  return validity.from !== "" && validity.to !== "" && validity.to < validity.from
    ? no("no date lies in this range")
    : ok(validity);
}

function spanOf(test: FeelTest): Validity | undefined {
  switch (test.is) {
    case "equal":
      return typeof test.value === "object" ? { from: test.value.date, to: test.value.date } : undefined;
    case "between": {
      const [from, to] = [edge(test.from, 1), edge(test.to, -1)];
      return from === undefined || to === undefined ? undefined : { from, to };
    }
    case "compared": {
      const after = test.sign.startsWith(">");
      const date = edge({ value: test.value, taken: test.sign.endsWith("=") }, after ? 1 : -1);
      return date === undefined ? undefined : after ? { from: date, to: "" } : { from: "", to: date };
    }
    default:
      return undefined;
  }
}

const msPerDay = 86_400_000;

/** The date itself where it is taken, else the next one inside. */
function edge({ value, taken }: FeelBound, inside: 1 | -1): string | undefined {
  if (typeof value !== "object") return undefined;
  if (taken) return value.date;
  const next = new Date(Date.parse(value.date) + inside * msPerDay).toISOString();
  return /^\d{4}-/.test(next) ? next.slice(0, 10) : undefined;
}

/** The columns `from` and `to` as one test. */
export function feelOfValidity({ from, to }: Validity): string {
  const date = (text: string) => `date("${text}")`;
  if (from === "") return to === "" ? "-" : `<= ${date(to)}`;
  return to === "" ? `>= ${date(from)}` : `[${date(from)}..${date(to)}]`;
}
