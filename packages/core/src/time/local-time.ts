import { type CivilDate, dateLength, formatDate, parseDate } from "./civil-date.ts";
import { readDigits, twoDigits } from "./digits.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./duration.ts";

/**
 * What a calendar and a clock on the wall show, as milliseconds since they showed 1970-01-01T00:00.
 * Without a zone it is no instant: in a zone it may happen twice, or never.
 */
export type LocalTime = number;

/** Milliseconds since midnight on the wall, from 0 to 24:00 inclusive. */
export type TimeOfDay = number;

export function localTime(date: CivilDate, time: TimeOfDay): LocalTime {
  return date * DAY + time;
}

export function dateOfLocal(local: LocalTime): CivilDate {
  return Math.floor(local / DAY);
}

export function timeOfLocal(local: LocalTime): TimeOfDay {
  return local - Math.floor(local / DAY) * DAY;
}

/**
 * Reads `2026-03-08T07:30`, with seconds and a fraction if they are given, and a blank in place of the `T`.
 * What is finer than a millisecond is cut off. Undefined for other text, a zone designator and impossible dates or times.
 */
export function parseLocal(text: string): LocalTime | undefined {
  const dateEnd = dateLength(text);
  const separator = text[dateEnd];
  if (separator !== "T" && separator !== " " && separator !== "t") return undefined;
  const date = parseDate(text.slice(0, dateEnd));
  const time = parseTimeOfDay(text.slice(dateEnd + 1));
  return date === undefined || time === undefined ? undefined : localTime(date, time);
}

/** ISO 8601 without a zone: `2026-03-08T07:30:00`, with `.mmm` only when there are milliseconds. */
export function formatLocal(local: LocalTime): string {
  return `${formatDate(dateOfLocal(local))}T${formatTimeOfDay(timeOfLocal(local))}`;
}

/** Reads `07:30`, `07:30:15` or `07:30:15.25`; `24:00` is the end of the day. Undefined for anything else. */
export function parseTimeOfDay(text: string): TimeOfDay | undefined {
  const hour = readDigits(text, 0, 2);
  const minute = readDigits(text, 3, 5);
  if (text[2] !== ":" || !(hour <= 24) || !(minute <= 59)) return undefined;
  const rest = text.length === 5 ? 0 : readSeconds(text);
  const time = hour * HOUR + minute * MINUTE + rest;
  return time <= DAY ? time : undefined;
}

/** `07:30:00`, with `.mmm` only when there are milliseconds. */
export function formatTimeOfDay(time: TimeOfDay): string {
  const hour = Math.floor(time / HOUR);
  const minute = Math.floor((time % HOUR) / MINUTE);
  const second = Math.floor((time % MINUTE) / SECOND);
  const milli = time % SECOND;
  const fraction = milli === 0 ? "" : `.${String(milli).padStart(3, "0")}`;
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}${fraction}`;
}

/** The `:SS` or `:SS.fff` of a time of day, in milliseconds; NaN where it is neither. */
function readSeconds(text: string): number {
  const second = readDigits(text, 6, 8);
  if (text[5] !== ":" || !(second <= 59)) return Number.NaN;
  if (text.length === 8) return second * SECOND;
  const fraction = text.slice(9);
  if (text[8] !== "." || fraction.length === 0 || Number.isNaN(readDigits(fraction, 0, fraction.length)))
    return Number.NaN;
  return second * SECOND + readDigits(fraction.slice(0, 3).padEnd(3, "0"), 0, 3);
}
