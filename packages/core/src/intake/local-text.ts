import { civilDate } from "../time/civil-date.ts";
import { HOUR, MINUTE, SECOND } from "../time/duration.ts";
import { parseInstant } from "../time/instant.ts";
import { localTime } from "../time/local-time.ts";
import { instantOf, type Zone } from "../time/zone.ts";

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP])M)?)?$/i;

/** A year of two digits, as spreadsheets write it: 00 to 68 are 2000 to 2068 (POSIX). */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
};

/** 12 AM is 0, 12 PM is 12; without a half of the day the hour is of 24. Undefined for 13 PM and the like. */
function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === "P" ? 12 : 0);
}

/**
 * An instant as American and ISO exports write it: `2026-04-13T02:56:23.000`, `2026-04-13`, `02/17/2020 12:19:00 PM`,
 * `10/21/18 0:59`, or ISO with a zone. Text without a zone is the zone's own time. Undefined where it is no such date.
 */
export function parseLocalText(text: string, zone: Zone): number | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year = "", month = "", day = "", hour = "0", minute = "0", second = "0", fraction = "0"] = iso;
    return assemble(zone, Number(year), month, day, Number(hour), minute, second, Number(`0.${fraction}`));
  }
  const american = AMERICAN.exec(text);
  if (american === null) return parseInstant(text);
  const [, month = "", day = "", year = "", hour = "0", minute = "0", second = "0", half] = american;
  return assemble(zone, fullYear(year), month, day, hourOfDay(Number(hour), half), minute, second, 0);
}

function assemble(
  zone: Zone,
  year: number,
  month: string,
  day: string,
  hour: number | undefined,
  minute: string,
  second: string,
  fraction: number,
): number | undefined {
  const date = civilDate(year, Number(month), Number(day));
  if (date === undefined || hour === undefined || hour > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined;
  const time = hour * HOUR + Number(minute) * MINUTE + Number(second) * SECOND + Math.round(fraction * 1000);
  return instantOf(zone, localTime(date, time));
}
