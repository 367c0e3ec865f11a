import { readDigits, twoDigits } from "./digits.ts";
import { HOUR, MINUTE, SECOND } from "./duration.ts";
import { formatLocal, parseLocal } from "./local-time.ts";

/** A moment, as whole milliseconds since 1970-01-01T00:00Z on a scale without leap seconds (POSIX time). */
export type Instant = number;

/**
 * Reads ISO 8601 with `Z` or an offset: `2026-03-08T07:30:00Z`, `2026-03-08T15:30+08:00`.
 * What is finer than a millisecond is cut off. Undefined for other text, above all for a time without a zone.
 */
export function parseInstant(text: string): Instant | undefined {
  const end = text[text.length - 1];
  if (end === "Z" || end === "z") return parseLocal(text.slice(0, -1));
  const sign = Math.max(text.lastIndexOf("+"), text.lastIndexOf("-"));
  const local = parseLocal(text.slice(0, Math.max(sign, 0)));
  const offset = parseOffset(text.slice(sign));
  return local === undefined || offset === undefined ? undefined : local - offset;
}

/** Remembered, as what happens at one moment is told of it again and again. */
let last = { instant: Number.NaN, text: "" };

/** ISO 8601 in UTC: `2026-03-08T07:30:00Z`, with `.mmm` only when there are milliseconds. */
export function formatInstant(instant: Instant): string {
  if (instant !== last.instant) last = { instant, text: `${formatLocal(instant)}Z` };
  return last.text;
}

/** Reads `+08:00`, `+0800`, `+08` or `-04:56:02` as milliseconds east of UTC; undefined for anything else. */
export function parseOffset(text: string): number | undefined {
  const sign = text[0] === "+" ? 1 : text[0] === "-" ? -1 : undefined;
  const digits = text.slice(1).replaceAll(":", "");
  const number = readDigits(digits.padEnd(6, "0"), 0, 6);
  if (sign === undefined || ![2, 4, 6].includes(digits.length) || Number.isNaN(number)) return undefined;
  const hour = Math.floor(number / 10_000);
  const minute = Math.floor(number / 100) % 100;
  const second = number % 100;
  return hour > 23 || minute > 59 || second > 59 ? undefined : sign * (hour * HOUR + minute * MINUTE + second * SECOND);
}

/** `+08:00`, and `-04:56:02` for the local mean times of long ago. */
export function formatOffset(offset: number): string {
  const size = Math.abs(offset);
  const second = (size % MINUTE) / SECOND;
  const minutes = `${twoDigits(Math.floor(size / HOUR))}:${twoDigits(Math.floor((size % HOUR) / MINUTE))}`;
  return `${offset < 0 ? "-" : "+"}${minutes}${second === 0 ? "" : `:${twoDigits(second)}`}`;
}
