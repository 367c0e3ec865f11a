import { civilDate } from "../time/civil-date.ts";
import { HOUR, MINUTE, SECOND } from "../time/duration.ts";
import { type LocalTime, localTime } from "../time/local-time.ts";

/** A date and time as it was written: on the wall, with the offset from UTC in milliseconds where the text names one. */
export interface WrittenTime {
  readonly local: LocalTime;
  readonly offset: number | undefined;
  /** Whether it names a day and no time of day. */
  readonly isDay: boolean;
}

/** Reads a text that is written by a pattern from end to end; undefined for any other, and for dates that do not exist. */
export type PatternReader = (text: string) => WrittenTime | undefined;

/**
 * A pattern of date and time: `YYYY` `YY` `Y` (four digits, two, either), `R` (a year of the Republic of China), `MM` `M`, `DD` `D`, `HH` `H` `hh` `h`, `mm` `m`,
 * `ss` `s` (two digits; one or two), `MMMM` `MMM` (the month's English name, its first three letters), `dddd` `ddd` (the same of any day of the week), `S` (a fraction of a
 * second), `A` (AM or PM, a.m. or p.m., 上午 or 下午, by which the hour is one of twelve), `Z` (an offset from UTC, or `UTC` or `GMT`; `UTC` in a pattern is one too). What stands
 * in `[]` may be absent; a blank is any number of them or the T of ISO 8601; anything else stands for itself. Undefined where it
 * names no year, month and day, or one part twice.
 */
export function compilePattern(pattern: string): PatternReader | undefined {
  const parts = partsOf(pattern);
  if (parts === undefined || !["Y", "M", "D"].every((field) => names(parts, field)) || namesTwice(parts))
    return undefined;
  return (text) => {
    const found: Found = { Y: 1970, M: 1, D: 1, H: NO_HOUR, m: 0, s: 0, S: 0, half: undefined, offset: undefined };
    return scan(parts, text, 0, found) === text.length ? writtenTime(found) : undefined;
  };
}

/** The numbers of a date, while its text is scanned. */
type Found = Record<Field, number> & { half: "A" | "P" | undefined; offset: number | undefined };
type Field = "Y" | "M" | "D" | "H" | "m" | "s" | "S";

const NO_HOUR = -1;

type Part =
  | { readonly kind: "number"; readonly field: Exclude<Field, "S">; readonly least: number; readonly most: number }
  | { readonly kind: "republic"; readonly field: "Y" }
  | { readonly kind: "month"; readonly field: "M"; readonly names: readonly string[] }
  | { readonly kind: "weekday"; readonly names: readonly string[] }
  | { readonly kind: "fraction" | "half" | "offset" | "blank" }
  | { readonly kind: "itself"; readonly text: string }
  | { readonly kind: "optional"; readonly parts: readonly Part[] };

const TOKEN =
  /YYYY|YY|Y|R|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|S|A|Z|UTC|GMT|\[|\]|\s+|(?:(?!ddd)[^YRMDHhmsSAZ[\]\s])+/g;

function partsOf(pattern: string): readonly Part[] | undefined {
  const open: Part[][] = [[]];
  for (const [token] of pattern.matchAll(TOKEN)) {
    if (token === "[") open.push([]);
    else if (token === "]") {
      const parts = open.pop() ?? [];
      if (open.length === 0) return undefined;
      open.at(-1)?.push({ kind: "optional", parts });
    } else open.at(-1)?.push(partOf(token));
  }
  return open.length === 1 ? open[0] : undefined;
}

function partOf(token: string): Part {
  switch (token[0]) {
    case "Y":
      return token === "Y"
        ? { kind: "number", field: "Y", least: 2, most: 4 }
        : { kind: "number", field: "Y", least: token.length, most: token.length };
    case "R":
      return { kind: "republic", field: "Y" };
    case "M":
      return token.length > 2
        ? { kind: "month", field: "M", names: token === "MMM" ? shortMonths : months }
        : { kind: "number", field: "M", least: token.length, most: 2 };
    case "d":
      return token.startsWith("ddd")
        ? { kind: "weekday", names: token === "ddd" ? shortWeekdays : weekdays }
        : { kind: "itself", text: token };
    case "D":
    case "H":
    case "m":
    case "s":
      return { kind: "number", field: token[0], least: token.length, most: 2 };
    case "h":
      return { kind: "number", field: "H", least: token.length, most: 2 };
    case "S":
      return { kind: "fraction" };
    case "A":
      return { kind: "half" };
    case "Z":
    case "U":
    case "G":
      return { kind: "offset" };
    default:
      return token.trim() === "" ? { kind: "blank" } : { kind: "itself", text: token };
  }
}

const months = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const shortened = (names: readonly string[]): readonly string[] => names.map((name) => name.slice(0, 3));
const [shortMonths, shortWeekdays] = [shortened(months), shortened(weekdays)];

const names = (parts: readonly Part[], field: string): boolean =>
  parts.some((part) => "field" in part && part.field === field);

function namesTwice(parts: readonly Part[]): boolean {
  const fields = fieldsOf(parts);
  return new Set(fields).size < fields.length;
}

const fieldsOf = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) => (part.kind === "optional" ? fieldsOf(part.parts) : "field" in part ? part.field : []));

const NOWHERE = -1;

/** Where a text is when all parts have been found from `at` on, one behind the other; {@link NOWHERE} where one is missing. */
function scan(parts: readonly Part[], text: string, at: number, found: Found): number {
  let next = at;
  for (const part of parts) {
    if (part.kind !== "optional") {
      next = scanPart(part, text, next, found);
      if (next === NOWHERE) return NOWHERE;
    } else if (next < text.length) {
      const end = scan(part.parts, text, next, found);
      if (end !== NOWHERE) next = end;
    }
  }
  return next;
}

function scanPart(part: Exclude<Part, { kind: "optional" }>, text: string, at: number, found: Found): number {
  switch (part.kind) {
    case "number": {
      const end = endOfDigits(text, at, part.most);
      if (end - at < part.least) return NOWHERE;
      const number = numberAt(text, at, end);
      found[part.field] = part.field === "Y" ? fullYear(number, end - at) : number;
      return end;
    }
    case "republic":
      return scanRepublic(text, at, found);
    case "month":
      return scanMonth(part.names, text, at, found);
    case "weekday": {
      const weekday = nameAt(part.names, text, at);
      return weekday === undefined ? NOWHERE : at + weekday.length;
    }
    case "itself":
      return text.startsWith(part.text, at) ? at + part.text.length : NOWHERE;
    case "blank":
      return endOfBlank(text, at);
    case "fraction": {
      const end = endOfDigits(text, at, text.length);
      if (end === at) return NOWHERE;
      found.S = Number(text.slice(at, Math.min(end, at + 3)).padEnd(3, "0"));
      return end;
    }
    case "half":
      return scanHalf(text, at, found);
    case "offset":
      return scanOffset(text, at, found);
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function endOfDigits(text: string, at: number, most: number): number {
  let end = at;
  while (end < at + most && isDigit(text.charCodeAt(end))) end++;
  return end;
}

function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** A year of two digits, as spreadsheets write it: 00 to 68 are 2000 to 2068 (POSIX). One of three digits is none. */
function fullYear(number: number, digits: number): number {
  if (digits === 3) return Number.NaN;
  if (digits > 2) return number;
  return number < 69 ? 2000 + number : 1900 + number;
}

/** The year before the first of the Republic of China: 113 is 2024. */
const BEFORE_REPUBLIC = 1911;

function scanRepublic(text: string, at: number, found: Found): number {
  const end = endOfDigits(text, at, 3);
  if (end - at < 2) return NOWHERE;
  found.Y = BEFORE_REPUBLIC + numberAt(text, at, end);
  return end;
}

function endOfBlank(text: string, at: number): number {
  if (text[at] === "T" || text[at] === "t") return at + 1;
  let end = at;
  while (text[end] === " " || text[end] === "\u00a0" || text[end] === "\u202f") end++;
  return end === at ? NOWHERE : end;
}

const nameAt = (names: readonly string[], text: string, at: number): string | undefined =>
  names.find((name) => text.slice(at, at + name.length).toLowerCase() === name);

function scanMonth(months: readonly string[], text: string, at: number, found: Found): number {
  const month = nameAt(months, text, at);
  if (month === undefined) return NOWHERE;
  found.M = months.indexOf(month) + 1;
  return at + month.length;
}

const HALVES = { AM: "A", PM: "P", 上午: "A", 下午: "P", "A.M.": "A", "P.M.": "P" } as const;

function scanHalf(text: string, at: number, found: Found): number {
  const length = text[at + 1] === "." ? 4 : 2;
  const word = text.slice(at, at + length).toUpperCase();
  if (!(word in HALVES)) return NOWHERE;
  found.half = HALVES[word as keyof typeof HALVES];
  return at + length;
}

const OFFSET = /(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?|UTC|GMT|Z/iy;

function scanOffset(text: string, at: number, found: Found): number {
  OFFSET.lastIndex = at;
  const [all, sign, hours = "0", minutes = "0"] = OFFSET.exec(text) ?? [];
  if (all === undefined) return NOWHERE;
  found.offset = (Number(hours) * HOUR + Number(minutes) * MINUTE) * (sign === "-" ? -1 : 1);
  return at + all.length;
}

function writtenTime({ Y, M, D, H, m, s, S, half, offset }: Found): WrittenTime | undefined {
  const date = civilDate(Y, M, D);
  const isDay = H === NO_HOUR;
  const hour = half === undefined ? (isDay ? 0 : H) : hourOfHalf(H, half);
  if (date === undefined || !(hour < 24) || m > 59 || s > 59) return undefined;
  return { local: localTime(date, hour * HOUR + m * MINUTE + s * SECOND + S), offset, isDay };
}

/** 12 AM is 0, 12 PM is 12; NaN for 13 PM and 0 AM. */
function hourOfHalf(hour: number, half: "A" | "P"): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === "P" ? 12 : 0);
}
