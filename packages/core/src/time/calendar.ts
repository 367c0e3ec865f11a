import type { CalendarSpec } from "./calendar-spec.ts";
import { type DateRange, growingWindow } from "./calendar-window.ts";
import type { CivilDate } from "./civil-date.ts";
import type { Instant } from "./instant.ts";
import { type OpenTime, openTimeIn } from "./open-time.ts";
import { timetableOf } from "./timetable.ts";
import { type WorkingDays, workingDaysIn } from "./working-days.ts";
import { dateOf, type Zone } from "./zone.ts";

/** A work calendar that answers. One value serves the whole program: nothing that it answers ever changes. */
export interface WorkCalendar extends OpenTime, WorkingDays {
  readonly id: string;
  readonly zone: Zone;
  /** The last date for which the holidays are announced; null where the calendar does not say. */
  readonly holidaysKnownUntil: CivilDate | null;
  /** Whether an instant lies after `holidaysKnownUntil`, so that an answer about it may still change. */
  isProvisional(at: Instant): boolean;
  /** Whether a date is listed as a day off, and no later layer has it worked. */
  isHoliday(date: CivilDate): boolean;
}

/**
 * Compiles a calendar to sorted spans of open time and a table of working dates, for the dates in `window` at first.
 * Questions beyond it make the compiled part grow, within the `calendarHorizon`.
 */
export function compileCalendar(spec: CalendarSpec, window?: DateRange): WorkCalendar {
  const compiled = growingWindow(timetableOf(spec), window);
  const { zone } = compiled.timetable;
  const openTime = openTimeIn(compiled);
  const knownUntil = spec.holidaysKnownUntil ?? null;
  const holidays = new Set(spec.layers.flatMap((layer) => layer.holidays.map(({ date }) => date)));
  const dates = workingDaysIn(compiled, openTime);
  return {
    id: spec.id,
    zone,
    holidaysKnownUntil: knownUntil,
    isProvisional: (at) => knownUntil !== null && dateOf(zone, at) > knownUntil,
    ...openTime,
    isHoliday: (date) => holidays.has(date) && !dates.isWorkingDate(date),
    ...dates,
  };
}
