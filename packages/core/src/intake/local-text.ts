import { civilDate, parseDate } from "../time/civil-date.ts";
import { HOUR, MINUTE, SECOND } from "../time/duration.ts";
import { parseInstant } from "../time/instant.ts";
import { type LocalTime, localTime, parseLocal } from "../time/local-time.ts";
import { instantOf, type Zone } from "../time/zone.ts";

const CLOCK = String.raw`(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP])M)?)?`;
const MONTH_FIRST = new RegExp(String.raw`^(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{2}|\d{4})${CLOCK}$`, "i");
const YEAR_FIRST = new RegExp(String.raw`^(?<year>\d{4})/(?<month>\d{1,2})/(?<day>\d{1,2})${CLOCK}$`, "i");

/**
 * An instant as exports and spreadsheets write it: ISO (`2026-04-13T02:56:23.000`, `2026-04-13`), American
 * (`02/17/2020 12:19:00 PM`, `10/21/18 0:59`) or Chinese (`2020/1/6 12:09:38`). Text without a zone is the zone's own time:
 * the first of two showings, and moved forward by the gap where the clocks skip it. Undefined where it is no such date.
 */
export function parseLocalText(text: string, zone: Zone): number | undefined {
  const local = parseLocal(text) ?? midnightOf(text) ?? parseSlashes(text);
  return local === undefined ? parseInstant(text) : instantOf(zone, local);
}

function midnightOf(text: string): LocalTime | undefined {
  const date = parseDate(text);
  return date === undefined ? undefined : localTime(date, 0);
}

function parseSlashes(text: string): LocalTime | undefined {
  const found = MONTH_FIRST.exec(text) ?? YEAR_FIRST.exec(text);
  const { year = "", month, day } = found?.groups ?? {};
  const [hour = "0", minute = "0", second = "0", half] = found?.slice(4) ?? [];
  const date = civilDate(fullYear(year), Number(month), Number(day));
  const hours = hourOfDay(Number(hour), half);
  if (date === undefined || hours === undefined || Number(minute) > 59 || Number(second) > 59) return undefined;
  return localTime(date, hours * HOUR + Number(minute) * MINUTE + Number(second) * SECOND);
}

/** A year of two digits, as spreadsheets write it: 00 to 68 are 2000 to 2068 (POSIX). */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}

/** 12 AM is 0, 12 PM is 12; without a half of the day the hour is of 24. Undefined for 13 PM and the like. */
function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === "P" ? 12 : 0);
}
