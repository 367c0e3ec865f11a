import {
  type CivilDate,
  civilDate,
  formatDate,
  parseDate,
  weekdayIndexOf,
  yearMonthDayOf,
} from "../../time/civil-date.ts";
import { dateOfHalfDay, type HalfDaySpan, midnight, noon } from "./half-day-span.ts";

/** A span of half days that has a name. */
export interface Period extends HalfDaySpan {
  readonly kind: PeriodKindId;
  /** As it is asked for: `2025-06`. */
  readonly id: string;
}

export type PeriodKindId = "assessment-month" | "calendar-month" | "noon-day" | "day" | "week" | "year";

/** A way to cut time into periods that follow each other. */
export interface PeriodKind {
  readonly id: PeriodKindId;
  readonly summary: string;
  /** A period as it is asked for. */
  readonly example: string;
  /** The period of this text. Undefined where it names none. */
  readonly parse: (text: string) => Period | undefined;
  /** The period in which a half day lies. */
  readonly at: (halfDay: string) => Period;
  /** The period that ends where this one begins. */
  readonly before: (period: Period) => Period;
}

/** Months by number, counted from year 0: those of a year follow those of the year before. */
const monthIn = (text: string): number | undefined => {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  const number = Number(month);
  return year === undefined || number < 1 || number > 12 ? undefined : Number(year) * 12 + number - 1;
};
const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
const dayOfMonth = (month: number, day: number): CivilDate =>
  civilDate(Math.floor(month / 12), (month % 12) + 1, day) ?? Number.NaN;

/** The period of a kind that a date names. */
type OfDate = (date: CivilDate) => Period;

const months = (kind: "assessment-month" | "calendar-month", firstDay: number, shift: number) => (month: number) => ({
  kind,
  id: monthText(month),
  from: midnight(dayOfMonth(month - shift, firstDay)),
  before: midnight(dayOfMonth(month - shift + 1, firstDay)),
});

/** The first day of an assessment month lies in the calendar month before the one that names it. */
const FIRST_ASSESSED = 19;
const assessmentMonthAt = months("assessment-month", FIRST_ASSESSED, 1);
const calendarMonthAt = months("calendar-month", 1, 0);

const noonDay: OfDate = (date) => ({
  kind: "noon-day",
  id: formatDate(date),
  from: noon(date - 1),
  before: noon(date),
});
const day: OfDate = (date) => ({ kind: "day", id: formatDate(date), from: midnight(date), before: midnight(date + 1) });

/** The week of a date, Monday to Sunday, by its ISO number: the year is that of its Thursday. */
const week: OfDate = (date) => {
  const monday = date - weekdayIndexOf(date);
  const { year } = yearMonthDayOf(monday + 3);
  const number = Math.floor((monday + 3 - dayOfMonth(year * 12, 1)) / 7) + 1;
  return {
    kind: "week",
    id: `${String(year).padStart(4, "0")}-W${String(number).padStart(2, "0")}`,
    from: midnight(monday),
    before: midnight(monday + 7),
  };
};

/** Twelve assessment months. */
const year = (number: number): Period => ({
  kind: "year",
  id: String(number).padStart(4, "0"),
  from: assessmentMonthAt(number * 12).from,
  before: assessmentMonthAt(number * 12 + 11).before,
});

const fromMonth =
  (at: (month: number) => Period) =>
  (text: string): Period | undefined => {
    const month = monthIn(text);
    return month === undefined ? undefined : at(month);
  };

const fromDate =
  (at: OfDate) =>
  (text: string): Period | undefined => {
    const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDate(text) : undefined;
    return date === undefined ? undefined : at(date);
  };

function weekIn(text: string): Period | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const found = week(dayOfMonth(Number(year) * 12, 4) + (Number(number) - 1) * 7);
  return found.id === text ? found : undefined;
}

const monthOf = (period: Period): number => monthIn(period.id) ?? Number.NaN;
const dateNaming = (period: Period): CivilDate => parseDate(period.id) ?? Number.NaN;

const calendarMonthOf = (halfDay: string): number => {
  const { year, month } = yearMonthDayOf(dateOfHalfDay(halfDay));
  return year * 12 + month - 1;
};
/** The 19th lies in the assessment month of the calendar month that follows. */
const assessmentMonthOf = (halfDay: string): number =>
  calendarMonthOf(midnight(dateOfHalfDay(halfDay) - (FIRST_ASSESSED - 1))) + 1;

/** Appeals happen in the years from 1900 to 2499; other periods are none. */
const inYears = (kind: PeriodKind): PeriodKind => ({
  ...kind,
  parse: (text) => (/^(19|2[0-4])\d{2}/.test(text) ? kind.parse(text) : undefined),
});

/** Every kind of period. */
export const periodKinds: Readonly<Record<PeriodKindId, PeriodKind>> = {
  "assessment-month": inYears({
    id: "assessment-month",
    summary: "from the 19th of the month before to the 18th",
    example: "2025-06",
    parse: fromMonth(assessmentMonthAt),
    at: (halfDay) => assessmentMonthAt(assessmentMonthOf(halfDay)),
    before: (period) => assessmentMonthAt(monthOf(period) - 1),
  }),
  "calendar-month": inYears({
    id: "calendar-month",
    summary: "from the first to the last of a month",
    example: "2025-06",
    parse: fromMonth(calendarMonthAt),
    at: (halfDay) => calendarMonthAt(calendarMonthOf(halfDay)),
    before: (period) => calendarMonthAt(monthOf(period) - 1),
  }),
  "noon-day": inYears({
    id: "noon-day",
    summary: "from noon of the day before to noon",
    example: "2025-06-14",
    parse: fromDate(noonDay),
    at: (halfDay) => noonDay(dateOfHalfDay(halfDay) + (halfDay.endsWith("T12") ? 1 : 0)),
    before: (period) => noonDay(dateNaming(period) - 1),
  }),
  day: inYears({
    id: "day",
    summary: "from midnight to midnight",
    example: "2025-06-14",
    parse: fromDate(day),
    at: (halfDay) => day(dateOfHalfDay(halfDay)),
    before: (period) => day(dateNaming(period) - 1),
  }),
  week: inYears({
    id: "week",
    summary: "from Monday to Sunday, by its ISO number",
    example: "2025-W24",
    parse: weekIn,
    at: (halfDay) => week(dateOfHalfDay(halfDay)),
    before: (period) => week(dateOfHalfDay(period.from) - 7),
  }),
  year: inYears({
    id: "year",
    summary: "twelve assessment months: from the 19th of December to the 18th of December",
    example: "2025",
    parse: (text) => (/^\d{4}$/.test(text) ? year(Number(text)) : undefined),
    at: (halfDay) => year(Math.floor(assessmentMonthOf(halfDay) / 12)),
    before: (period) => year(Number(period.id) - 1),
  }),
};

/** The twelve assessment months of a year, first to last. */
export const monthsOfYear = (year: Period): readonly Period[] =>
  Array.from({ length: 12 }, (_, month) => assessmentMonthAt(Number(year.id) * 12 + month));
