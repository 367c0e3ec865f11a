import * as z from "zod";
import { type CivilDate, civilDate, weekdays } from "./civil-date.ts";
import type { LocalTime } from "./local-time.ts";
import { type Shift, shiftSchema } from "./shift.ts";
import { dateText, localTimeText, zoneText } from "./text-schemas.ts";

/**
 * A work calendar as people write it: the hours of a week, and layers of exceptions.
 *
 * A later layer wins over an earlier one, date by date: the shifts of a date are those of the last layer that gives it some (the week where none does),
 * and they are closed by the closures of that layer and of the layers after it, never by those before.
 * So within one layer a holiday wins over a make-up working day, and a later layer can turn either into the other.
 */
export type CalendarSpec = z.output<typeof calendarSchema>;
/** The same before it is read: plain JSON or YAML. */
export type CalendarInput = z.input<typeof calendarSchema>;
export type CalendarLayer = CalendarSpec["layers"][number];

/** Calendars answer for the dates in [from, to): 1800-01-01 to 2599-12-31. */
export const calendarHorizon = { from: civilDate(1800, 1, 1) as CivilDate, to: civilDate(2600, 1, 1) as CivilDate };

const date = dateText.refine((day) => day >= calendarHorizon.from && day < calendarHorizon.to, {
  message: "calendars reach from 1800-01-01 to 2599-12-31",
});

/** Civil time in [from, to) in which nothing is open. */
const closure = z
  .tuple([localTimeText, localTimeText])
  .refine(([from, to]) => from < to, {
    message: "a closure must end after it starts",
    params: { code: "reversed-closure" },
  })
  .transform(([from, to]): { readonly from: LocalTime; readonly to: LocalTime } => ({ from, to }));

const holiday = z.strictObject({ date, name: z.string().optional() });
const workday = z.strictObject({ date, name: z.string().optional(), like: z.enum(weekdays).default("mon") });

export type ShiftList = z.ZodType<readonly Shift[], readonly (readonly [string, string])[]>;

export const layerForm = (shifts: ShiftList) =>
  z.strictObject({
    id: z.string().min(1),
    name: z.string().optional(),
    source: z.string().optional(),
    /** Replaces the shifts that start on a date; an empty list means that none does. */
    dates: z
      .record(date, shifts)
      .default({})
      .transform((lists): ReadonlyMap<CivilDate, readonly Shift[]> => {
        return new Map(Object.entries(lists).map(([day, list]) => [Number(day), list]));
      }),
    closures: z.array(closure).readonly().default([]),
    /** No shift starts on the date, and nothing is open on it from midnight to midnight: the shift of the night before ends at 00:00. */
    holidays: z.array(holiday).readonly().default([]),
    /** Gives a date the weekly shifts of another weekday. */
    workdays: z.array(workday).readonly().default([]),
  });

export const calendarForm = <Layer extends z.ZodType>(shifts: ShiftList, layer: Layer) =>
  z.strictObject({
    id: z.string().min(1),
    name: z.string().optional(),
    zone: zoneText,
    weekly: z.partialRecord(z.enum(weekdays), shifts).default({}),
    layers: z.array(layer).readonly().default([]),
    /** The last date for which the holidays are announced; later answers are provisional. */
    holidaysKnownUntil: date.optional(),
  });

export const shiftList = z.array(shiftSchema).readonly();

/** A calendar in writing. What is well-formed may still be doubtful: `readCalendar` tells. */
export const calendarSchema = calendarForm(shiftList, layerForm(shiftList));

/** Every name of a field in a calendar. */
export const calendarFields = [
  ...Object.keys(calendarSchema.shape),
  ...Object.keys(layerForm(shiftList).shape),
  ...weekdays,
];
