import { ok, type PolicyBook, type Result } from "@swiftline/core";
import { type Period, schemeOf, scoredKinds, scoredPeriod } from "@swiftline/core/reporting";
import { type Scheme, schemes } from "@swiftline/core/satisfaction";
import * as z from "zod";
import type { RequestProblem } from "./problem.ts";
import { trueOrFalse } from "./true-or-false.ts";
import { wrongParameters } from "./wrong-parameters.ts";

/** By what is scored: `current` is what the city scores the period by. */
export const SchemeId = z.enum(["current", ...schemes.map(({ id }) => id)]);

export const schemeCalled = (id: string, period: Period, book: PolicyBook): Scheme =>
  schemes.find((scheme) => scheme.id === id) ?? schemeOf(period, book);

/** The period that is scored, as it stands in a query. */
export const periodQuery = {
  /** As its kind writes it: `2025-06`, `2025-W24`, `2025-06-14`; a year of the assessment too. */
  period: z.string().max(20),
  /** Months from the first to the last and days from midnight to midnight, instead of those of the assessment. */
  calendar: trueOrFalse.optional(),
} as const;

interface Asked {
  readonly period: string;
  readonly calendar?: boolean | undefined;
}

/** The period that was asked for, or how it is to be written. */
export function periodIn({ period, calendar = false }: Asked): Result<Period, RequestProblem> {
  const found = scoredPeriod(period, calendar);
  if (found !== undefined) return ok(found);
  const ways = scoredKinds(calendar).map(({ example, summary }) => `${example} (${summary})`);
  return wrongParameters(["period", `this is no period: write it as ${ways.join(", ")}`]);
}
