import { type Period, type PeriodKind, type PeriodKindId, periodKinds } from "./periods.ts";

const assessed: readonly PeriodKindId[] = ["assessment-month", "noon-day", "week", "year"];
const ofCalendar: readonly PeriodKindId[] = ["calendar-month", "day", "week"];

/** The kinds of period that are scored: those of the assessment, or those of the calendar. No two of either write one the same way. */
export const scoredKinds = (calendar: boolean): readonly PeriodKind[] =>
  (calendar ? ofCalendar : assessed).map((id) => periodKinds[id]);

/** The period to be scored that a text names. Undefined where it names none. */
export function scoredPeriod(text: string, calendar: boolean): Period | undefined {
  for (const { parse } of scoredKinds(calendar)) {
    const found = parse(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
