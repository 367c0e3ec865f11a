import { formatDate } from "@swiftline/core/time";
import * as z from "zod";
import type { CityCalendar } from "../city-calendars.ts";
import { textTable } from "./table.ts";

/** The calendars of a city; a layer counts the days that it names. */
export const CalendarsAnswer = z.strictObject({
  calendars: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string().nullable(),
      zone: z.string(),
      file: z.string(),
      holidaysKnownUntil: z.iso.date().nullable(),
      layers: z.array(
        z.strictObject({
          id: z.string(),
          source: z.string().nullable(),
          holidays: z.int(),
          workdays: z.int(),
          dates: z.int(),
          closures: z.int(),
        }),
      ),
    }),
  ),
});
export type CalendarsAnswer = z.infer<typeof CalendarsAnswer>;

export const calendarsAnswer = (calendars: readonly CityCalendar[]): CalendarsAnswer => ({
  calendars: calendars.map(({ file, spec: { id, name, zone, holidaysKnownUntil, layers } }) => ({
    id,
    name: name ?? null,
    zone,
    file,
    holidaysKnownUntil: holidaysKnownUntil === undefined ? null : formatDate(holidaysKnownUntil),
    layers: layers.map((layer) => ({
      id: layer.id,
      source: layer.source ?? null,
      holidays: layer.holidays.length,
      workdays: layer.workdays.length,
      dates: layer.dates.size,
      closures: layer.closures.length,
    })),
  })),
});

/** The same for a person to read. */
export function calendarListLines({ calendars }: CalendarsAnswer): readonly string[] {
  if (calendars.length === 0) return ["The city has no calendars."];
  const columns = [
    { label: "Calendar" },
    { label: "Name" },
    { label: "Zone" },
    { label: "Layers" },
    { label: "Known until" },
  ];
  const rows = calendars.map(({ id, name, zone, layers, holidaysKnownUntil }) => [
    id,
    name ?? "–",
    zone,
    layers.map((layer) => layer.id).join(", ") || "–",
    holidaysKnownUntil ?? "–",
  ]);
  return [textTable(columns, rows)];
}
