import type { Scheme } from "../../../satisfaction/scheme.ts";
import type { ReportQuestion } from "../../report.ts";
import { halfDayOf } from "../../rollups/rollup.ts";
import { type Period, type PeriodKindId, periodKinds } from "../../scores/periods.ts";
import { schemeOf } from "../../scores/scheme-of-period.ts";

/** A report that is asked for a period, and by what the answers of that period are scored. */
export interface Asked extends ReportQuestion {
  readonly period: Period;
  readonly scheme: Scheme;
}

/** Asks for the period of the question, else for the last one of this kind that is over. */
export function askedFor(question: ReportQuestion, kind: PeriodKindId): Asked {
  const { at, before } = periodKinds[kind];
  const { asOf, book } = question;
  const period = question.period ?? before(at(halfDayOf(asOf, book)));
  return { ...question, period, scheme: schemeOf(period, book) };
}
