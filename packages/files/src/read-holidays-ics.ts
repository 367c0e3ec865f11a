import { no, ok, type Problem, type Result } from "@swiftline/core";
import {
  formatDate,
  type HolidayList,
  isCalendarDate,
  listOf,
  type NamedDate,
  parseDate,
  type YearRange,
} from "@swiftline/core/time";
import ICAL from "ical.js";

export interface HolidayFileOptions {
  /** The years in which the repeated events of an iCalendar file are looked for; without it a repeated event is a problem. */
  readonly years?: YearRange | undefined;
  /** Words that mark an event as a make-up working day, such as `班`; tables and JSON say so themselves. */
  readonly worked?: readonly string[] | undefined;
}

/** The longest holiday that is believed; an event that ends years later is a slip of the pen. */
const LONGEST_DAYS = 60;

/**
 * The days that the all-day events of an iCalendar file (RFC 5545) name; dates have no zone. An event of several days gives
 * each of them, its end not included. A yearly rule is followed within `years`, leaving out dates that a year does not have.
 * Cancelled events are passed over; events at a time of day, other rules and impossible dates are problems.
 */
export function readHolidaysFromIcs(
  text: string,
  file: string,
  { years, worked = [] }: HolidayFileOptions = {},
): Result<HolidayList, readonly Problem[]> {
  const parsed = parse(text, file);
  if (!parsed.ok) return parsed;
  const lines = linesOfEvents(text);
  const problems: Problem[] = [];
  const days = parsed.value.flatMap((event, index): readonly NamedDate[] => {
    const read = readEvent(event, years);
    if (read.ok) return read.value;
    problems.push({ code: "calendar/bad-event", message: read.reason, file, line: lines[index] ?? 1 });
    return [];
  });
  if (problems.length > 0) return no(problems);
  const isWorked = ({ name }: NamedDate): boolean => worked.some((word) => name.includes(word));
  return ok(
    listOf(
      days.filter((day) => !isWorked(day)),
      days.filter(isWorked),
    ),
  );
}

function parse(text: string, file: string): Result<readonly ICAL.Component[], readonly Problem[]> {
  try {
    const calendars = [ICAL.parse(text)].flat();
    const first: unknown = calendars[0];
    // Several calendars in one file come as a list of them, a single one as itself.
    const all = typeof first === "string" ? [calendars] : calendars;
    const events = all.flatMap((calendar) => new ICAL.Component(calendar).getAllSubcomponents("vevent"));
    if (events.length > 0) return ok(events);
    return no([{ code: "file/empty", message: "there is no event in this calendar", file }]);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const quoted = [...error.message.matchAll(/"([^"]{3,})"/g)].map(([, part = ""]) => part);
    const line = text.split(/\r?\n/).findIndex((one) => quoted.some((part) => one.includes(part)));
    return no([{ code: "file/malformed", message: error.message, file, ...(line >= 0 && { line: line + 1 }) }]);
  }
}

function readEvent(event: ICAL.Component, years: YearRange | undefined): Result<readonly NamedDate[], string> {
  const name = String(event.getFirstPropertyValue("summary") ?? "").trim();
  if (event.getFirstPropertyValue("status") === "CANCELLED") return ok([]);
  const first = dateIn(event, "dtstart");
  if (first === undefined) return no(`"${name}" does not start on a whole day (DTSTART;VALUE=DATE) that exists`);
  const length = lengthOf(event, first);
  if (length === undefined)
    return no(`"${name}" does not end on a day after its start, or lasts over ${LONGEST_DAYS} days`);
  const starts = startsOf(event, name, first, years);
  if (!starts.ok) return starts;
  return ok(
    starts.value.flatMap((start) => Array.from({ length }, (_, index) => ({ date: formatDate(start + index), name }))),
  );
}

/** The date that a property holds as it stands in the file: the parser would read 2020-13-99 as some other day. */
function dateIn(event: ICAL.Component, property: string): number | undefined {
  const text: unknown = event.getFirstProperty(property)?.jCal[3];
  return typeof text === "string" && isCalendarDate(text) ? parseDate(text) : undefined;
}

/** How many days an event has: to its end, which is not in it, or by its duration; one where it says neither. */
function lengthOf(event: ICAL.Component, first: number): number | undefined {
  const duration = event.getFirstPropertyValue("duration");
  const days =
    duration instanceof ICAL.Duration
      ? duration.toSeconds() / 86_400
      : event.hasProperty("dtend")
        ? (dateIn(event, "dtend") ?? Number.NaN) - first
        : 1;
  return Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS ? days : undefined;
}

function startsOf(
  event: ICAL.Component,
  name: string,
  first: number,
  years: YearRange | undefined,
): Result<readonly number[], string> {
  if (event.hasProperty("recurrence-id"))
    return no(`"${name}" moves a date of a repeated event, which is not read here`);
  const rule = event.getFirstPropertyValue("rrule");
  if (!(rule instanceof ICAL.Recur)) return ok([first, ...datesOf(event, "rdate")]);
  const odd = oddIn(event, rule);
  if (odd !== undefined) return no(`"${name}" repeats by ${odd}; holidays repeat YEARLY, by month, day and weekday`);
  if (years === undefined) return no(`"${name}" repeats every year: say for which years, as in --years 2020-2030`);
  const left = new Set(datesOf(event, "exdate"));
  const starts: number[] = [];
  const repeats = new ICAL.RecurExpansion({ component: event, dtstart: ICAL.Time.fromDateString(formatDate(first)) });
  for (let next = repeats.next(); next !== undefined && next !== null && next.year <= years.to; next = repeats.next()) {
    const date = parseDate(next.toString());
    if (date !== undefined && next.year >= years.from && !left.has(date) && isMeant(next, rule, first))
      starts.push(date);
  }
  return ok(starts);
}

/** What is in a rule of repetition beside what holidays need, which the parser reads less surely. */
function oddIn(event: ICAL.Component, rule: ICAL.Recur): string | undefined {
  if (rule.freq !== "YEARLY") return rule.freq;
  if (event.getAllProperties("rrule").length > 1) return "several rules";
  return Object.keys(rule.parts).find((part) => !["BYMONTH", "BYMONTHDAY", "BYDAY"].includes(part));
}

const datesOf = (event: ICAL.Component, property: string): readonly number[] =>
  event
    .getAllProperties(property)
    .flatMap((one) => one.getValues())
    .flatMap((value: unknown) => parseDate(String(value).slice(0, 10)) ?? []);

/** False for the 1 March that the parser puts in place of a 29 February, and the like: RFC 5545 leaves such a date out. */
function isMeant(start: ICAL.Time, rule: ICAL.Recur, first: number): boolean {
  const byDay = rule.parts.BYMONTHDAY;
  if (byDay !== undefined) return byDay.some((day: number) => day < 0 || day === start.day);
  return rule.parts.BYDAY !== undefined || start.day === Number(formatDate(first).slice(8));
}

/** The line on which each event begins. */
const linesOfEvents = (text: string): readonly number[] =>
  text.split(/\r?\n/).flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []));
