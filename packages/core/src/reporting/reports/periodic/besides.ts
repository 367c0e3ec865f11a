import { type Counted, countedIn } from "../../counted.ts";
import type { ReportQuestion } from "../../report.ts";
import { halfDays } from "../../rollups/half-days.ts";
import type { HalfDaySpan } from "../../scores/half-day-span.ts";
import { type Period, periodKinds } from "../../scores/periods.ts";
import { monthToDate } from "../../scores/to-date.ts";

/** Something of a span beside the same of the span to which it is compared, and how that one is called. */
export interface Beside<Value> {
  readonly now: Value;
  readonly before: Value;
  readonly against: string;
}

/** A period beside the one before it. */
export const besideBefore = (period: Period, against: string): Beside<Period> => ({
  now: period,
  before: periodKinds[period.kind].before(period),
  against,
});

/** The assessment month until the end of a span, beside as much of the month before. */
export const monthBeside = (span: HalfDaySpan): Beside<HalfDaySpan> => ({
  ...monthToDate(span),
  against: "as much of the month before",
});

/** What is read of both. */
export const eachOf = <From, To>({ now, before, against }: Beside<From>, read: (value: From) => To): Beside<To> => ({
  now: read(now),
  before: read(before),
  against,
});

/** What people appeal about in a span, and who appeals. */
export const mattersIn = ({ measures }: ReportQuestion, span: HalfDaySpan): Counted =>
  countedIn(measures, halfDays, span);
