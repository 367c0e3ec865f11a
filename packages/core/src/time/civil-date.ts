import { readDigits, twoDigits } from "./digits.ts";

/**
 * A day of the proleptic Gregorian calendar, as whole days since 1970-01-01: tomorrow is `date + 1`.
 * It knows no zone and no time of day.
 */
export type CivilDate = number;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

export interface YearMonthDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Years are counted from March, so that the leap day comes last and months have a regular length. */
const DAYS_FROM_MARCH_OF_YEAR_0_TO_1970 = 719_468;
const DAYS_IN_400_YEARS = 146_097;

/** The date of a year, month (1 to 12) and day (1 to 31); undefined where there is no such date, as 2026-02-30. */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  const exists = Number.isInteger(year) && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? countDays(year, month, day) : undefined;
}

export function yearMonthDayOf(date: CivilDate): YearMonthDay {
  const days = date + DAYS_FROM_MARCH_OF_YEAR_0_TO_1970;
  const cycle = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfCycle = days - cycle * DAYS_IN_400_YEARS;
  const leapDays =
    Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / (DAYS_IN_400_YEARS - 1));
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear = dayOfCycle - yearOfCycle * 365 - Math.floor(yearOfCycle / 4) + Math.floor(yearOfCycle / 100);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - daysBeforeMonth(monthFromMarch) + 1,
  };
}

export function weekdayOf(date: CivilDate): Weekday {
  return weekdays[weekdayIndexOf(date)] as Weekday;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndexOf(date: CivilDate): number {
  const days = (date + 3) % 7; // 1970-01-01 was a Thursday
  return days < 0 ? days + 7 : days;
}

/** Reads `2026-03-08`, or `+012026-03-08` outside the years 0000 to 9999; undefined for other text and impossible dates. */
export function parseDate(text: string): CivilDate | undefined {
  const year = readYear(text);
  const at = year === undefined ? 0 : yearLength(text);
  if (year === undefined || text.length !== at + 6 || text[at] !== "-" || text[at + 3] !== "-") return undefined;
  return civilDate(year, readDigits(text, at + 1, at + 3), readDigits(text, at + 4, at + 6));
}

/** Days that were formatted last, each in the place of its number modulo sixteen: what is told at once is of few days. */
const recent: { readonly date: CivilDate; readonly text: string }[] = [];

/** ISO 8601: `2026-03-08`; the year has a sign and six digits outside 0000 to 9999. */
export function formatDate(date: CivilDate): string {
  const known = recent[date & 15];
  if (known?.date === date) return known.text;
  const { year, month, day } = yearMonthDayOf(date);
  const text = `${formatYear(year)}-${twoDigits(month)}-${twoDigits(day)}`;
  recent[date & 15] = { date, text };
  return text;
}

/** How many characters the date takes at the start of an ISO text. */
export function dateLength(text: string): number {
  return yearLength(text) + 6;
}

function yearLength(text: string): number {
  return text[0] === "+" || text[0] === "-" ? 7 : 4;
}

function readYear(text: string): number | undefined {
  if (yearLength(text) === 4) return readDigits(text, 0, 4);
  const year = readDigits(text, 1, 7);
  if (text[0] === "+") return year;
  return year === 0 ? undefined : -year;
}

function formatYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, "0");
  return `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;
}

function countDays(year: number, month: number, day: number): CivilDate {
  const marchYear = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = daysBeforeMonth((month + 9) % 12) + day - 1;
  return marchYear * 365 + leapDays + dayOfYear - DAYS_FROM_MARCH_OF_YEAR_0_TO_1970;
}

/** Days from March 1 to the first of a month, 0 for March to 11 for February: 31, 30, 31, 30, 31 over and over. */
function daysBeforeMonth(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
