export * from "./calendar.ts";
export * from "./calendar-day.ts";
export {
  type CalendarInput,
  type CalendarLayer,
  type CalendarSpec,
  calendarHorizon,
  calendarSchema,
} from "./calendar-spec.ts";
export type { DateRange } from "./calendar-window.ts";
export {
  type CivilDate,
  civilDate,
  formatDate,
  parseDate,
  type Weekday,
  weekdayIndexOf,
  weekdayOf,
  weekdays,
  type YearMonthDay,
  yearMonthDayOf,
} from "./civil-date.ts";
export * from "./duration.ts";
export * from "./holiday-layer.ts";
export * from "./holiday-list.ts";
export * from "./instant.ts";
export * from "./local-time.ts";
export type { Change, Edge, OpenTime } from "./open-time.ts";
export * from "./read-calendar.ts";
export type { Shift } from "./shift.ts";
export type { Span } from "./spans.ts";
export * from "./text-schemas.ts";
export type { CalendarDayEnd, WorkingDayEnd, WorkingDays } from "./working-days.ts";
export * from "./zone.ts";
