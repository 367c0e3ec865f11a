import type { CalendarLayer, CalendarSpec } from "./calendar-spec.ts";
import { type CivilDate, weekdayIndexOf, weekdays } from "./civil-date.ts";
import { localTime } from "./local-time.ts";
import type { Shift } from "./shift.ts";
import { mergeSpans, type Span, subtractSpans } from "./spans.ts";
import { compileZone, instantOf, startOfDate, type Zone } from "./zone.ts";

/** A calendar's rules in a form that answers quickly what is open because of one date. */
export interface Timetable {
  readonly zone: Zone;
  /** Monday first. */
  readonly week: readonly (readonly Shift[])[];
  /** The shifts of each date that some layer names, and the number of the last layer that does; layers count from 1, the week is 0. */
  readonly dates: ReadonlyMap<CivilDate, { readonly shifts: readonly Shift[]; readonly layer: number }>;
  /** For each layer, and the week before them: all closures of it and of the layers after it. */
  readonly closures: readonly (readonly Span[])[];
  /** The same of holidays. */
  readonly holidays: readonly ReadonlySet<CivilDate>[];
}

export function timetableOf(spec: CalendarSpec): Timetable {
  const zone = compileZone(spec.zone);
  const dates = spec.layers.flatMap((layer, index) =>
    [...shiftsOf(layer, spec.weekly)].map(([date, shifts]) => [date, { shifts, layer: index + 1 }] as const),
  );
  const own = [[], ...spec.layers.map((layer) => closuresOf(layer, zone))];
  const off = [[], ...spec.layers.map((layer) => layer.holidays.map(({ date }) => date))];
  return {
    zone,
    week: weekdays.map((day) => spec.weekly[day] ?? []),
    dates: new Map(dates),
    closures: own.map((_, layer) => mergeSpans(own.slice(layer).flat())),
    holidays: off.map((_, layer) => new Set(off.slice(layer).flat())),
  };
}

/** The open time of the shifts that start on a date, after closures; in the order of the shifts, which may overlap. On a holiday none starts. */
export function openOn(timetable: Timetable, date: CivilDate): readonly Span[] {
  const { zone, week, dates, closures, holidays } = timetable;
  const { shifts = week[weekdayIndexOf(date)] ?? [], layer = 0 } = dates.get(date) ?? {};
  if (holidays[layer]?.has(date)) return [];
  const holes = closures[layer] ?? [];
  return shifts.flatMap((shift) => {
    const span = {
      start: instantOf(zone, localTime(date, shift.start)),
      end: instantOf(zone, localTime(date, shift.end)),
    };
    return subtractSpans(span, holes);
  });
}

function shiftsOf(layer: CalendarLayer, weekly: CalendarSpec["weekly"]): ReadonlyMap<CivilDate, readonly Shift[]> {
  const workdays = layer.workdays.map((day) => [day.date, weekly[day.like] ?? []] as const);
  return new Map([...workdays, ...layer.dates]);
}

function closuresOf(layer: CalendarLayer, zone: Zone): readonly Span[] {
  const closures = layer.closures.map(({ from, to }) => ({ start: instantOf(zone, from), end: instantOf(zone, to) }));
  const holidays = layer.holidays.map(({ date }) => ({
    start: startOfDate(zone, date),
    end: startOfDate(zone, date + 1),
  }));
  return [...closures, ...holidays].filter((span) => span.start < span.end);
}
