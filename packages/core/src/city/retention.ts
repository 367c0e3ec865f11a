import * as z from "zod";
import { type CivilDate, civilDate, yearMonthDayOf } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import { dateOf, startOfDate, type Zone } from "../time/zone.ts";

/** How long something is kept, by the calendar. */
export interface Retention {
  readonly count: number;
  readonly unit: "d" | "mo" | "y";
}

/** The text in which a city writes a retention: `90d`, `18mo`, `3y`. */
export const retentionText = z
  .string()
  .regex(/^[1-9]\d{0,3}(?:d|mo|y)$/, 'no time to keep something, such as "90d", "18mo" or "3y"')
  .transform((text): Retention => {
    const count = Number.parseInt(text, 10);
    return { count, unit: text.slice(String(count).length) as Retention["unit"] };
  });

/** The first moment at which what ended at `endedAt` has been kept long enough: the day is counted whole, in the city's zone. */
export const keptUntil = (endedAt: Instant, retention: Retention, zone: Zone): Instant =>
  startOfDate(zone, later(dateOf(zone, endedAt), retention) + 1);

/** The same day so many months or years later, or the last of its month where that is shorter. */
function later(date: CivilDate, { count, unit }: Retention): CivilDate {
  if (unit === "d") return date + count;
  const { year, month, day } = yearMonthDayOf(date);
  const months = month - 1 + count * (unit === "y" ? 12 : 1);
  const [laterYear, laterMonth] = [year + Math.floor(months / 12), (months % 12) + 1];
  for (let last = day; ; last--) {
    const there = civilDate(laterYear, laterMonth, last);
    if (there !== undefined) return there;
  }
}
