import type { CalendarSpec } from "./calendar-spec.ts";
import type { CivilDate } from "./civil-date.ts";
import { mergeSpans, type Span } from "./spans.ts";
import { openOn, timetableOf } from "./timetable.ts";
import { localOf } from "./zone.ts";

/**
 * What a date is to the people who work: `working` or `weekend` as the week says; `holiday` not worked although the week has
 * shifts, or by name; `makeup` worked although the week has none; `short` or `long` with less or more time than the week gives.
 */
export type DayKind = "working" | "weekend" | "holiday" | "makeup" | "short" | "long";

export interface CalendarDay {
  readonly date: CivilDate;
  readonly kind: DayKind;
  /** What the last layer with a name for the date calls it. */
  readonly name: string | undefined;
  /** The open time of the shifts that start on the date, as local times; one past midnight ends on the next date. */
  readonly hours: readonly Span[];
  /** Milliseconds of `hours`, as they pass: a night in which clocks change is longer or shorter than they show. */
  readonly open: number;
}

/** The dates in [from, to) of a calendar, as people see them. */
export function calendarDays(spec: CalendarSpec, from: CivilDate, to: CivilDate): readonly CalendarDay[] {
  const timetable = timetableOf(spec);
  const week = timetableOf({ ...spec, layers: [] });
  const names = namesOf(spec);
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => {
    const date = from + index;
    const hours = mergeSpans(openOn(timetable, date));
    const open = lengthOf(hours);
    const usual = lengthOf(mergeSpans(openOn(week, date)));
    const name = names.get(date);
    return { date, kind: kindOf(open, usual, name !== undefined), name, hours: hours.map(inZone), open };
  });

  function inZone({ start, end }: Span): Span {
    return { start: localOf(timetable.zone, start), end: localOf(timetable.zone, end) };
  }
}

function kindOf(open: number, usual: number, named: boolean): DayKind {
  if (open === 0) return usual > 0 || named ? "holiday" : "weekend";
  if (usual === 0) return "makeup";
  if (open === usual) return "working";
  return open < usual ? "short" : "long";
}

function namesOf({ layers }: CalendarSpec): ReadonlyMap<CivilDate, string> {
  const named = layers.flatMap(({ workdays, holidays }) => [...workdays, ...holidays]);
  return new Map(named.flatMap(({ date, name }) => (name === undefined ? [] : [[date, name] as const])));
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
