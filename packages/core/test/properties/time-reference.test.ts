import { expect, test } from "vitest";
import { compileCalendar, type WorkCalendar } from "../../src/time/calendar.ts";
import { calendarSchema } from "../../src/time/calendar-spec.ts";
import { type CivilDate, formatDate, parseDate } from "../../src/time/civil-date.ts";
import { formatInstant, type Instant, parseInstant } from "../../src/time/instant.ts";
import type { Edge } from "../../src/time/open-time.ts";
import {
  calendarInputOf,
  type ReferenceCalendar,
  type ReferenceQuestion,
  readSlaCases,
  readSlaDivergences,
} from "../reference/read-reference.ts";

const instant = (text: string): Instant => parseInstant(text) as Instant;
const date = (text: string): CivilDate => parseDate(text) as CivilDate;
const milliseconds = (seconds: number): number => Math.round(seconds * 1000);
const written = (at: Instant | null) => (at === null ? null : formatInstant(at));

type At = { at: string };
type FromTo = { from: string; to: string };
type Days = { at: string; days: number; mode?: string };

const workingDayEnds = {
  closeOfBusiness: "close",
  sameTime: "rolledSameTime",
  sameTimeNoRoll: "sameTime",
  sameTimeThenOpen: "sameTimeThenOpen",
} as const;

const calendarDayEnds = {
  sameTime: { ends: "sameTime", roll: "none" },
  endOfDay: { ends: "endOfDay", roll: "none" },
  rolledClose: { ends: "close", roll: "nextWorking" },
} as const;

/** The first change to `to` strictly after an instant. */
function nextChangeTo(to: "open" | "close", calendar: WorkCalendar, at: Instant): Instant | null {
  const change = calendar.nextChange(at);
  return change === null || change.to === to ? (change?.at ?? null) : nextChangeTo(to, calendar, change.at);
}

/** How each question of the reference data is put to a calendar. */
const answerTo = {
  between: (calendar, { from, to }: FromTo) => calendar.between(instant(from), instant(to)) / 1000,
  add: (calendar, { at, seconds, edge }: At & { seconds: number; edge?: Edge }) =>
    written(calendar.add(instant(at), milliseconds(seconds), edge)),
  isOpen: (calendar, { at }: At) => calendar.isOpen(instant(at)),
  nextOpen: (calendar, { at }: At) => written(calendar.nextOpen(instant(at))),
  lastOpen: (calendar, { at }: At) => written(calendar.lastOpen(instant(at))),
  nextChange: (calendar, { at }: At) => {
    const change = calendar.nextChange(instant(at));
    return change && { at: formatInstant(change.at), to: change.to };
  },
  nextClose: (calendar, { at }: At) => written(nextChangeTo("close", calendar, instant(at))),
  nextOpening: (calendar, { at }: At) => written(nextChangeTo("open", calendar, instant(at))),
  segments: (calendar, { from, to }: FromTo) =>
    calendar.segments(instant(from), instant(to)).map(({ start, end }) => [formatInstant(start), formatInstant(end)]),
  isWorkingDay: (calendar, input: { date: string }) => calendar.isWorkingDate(date(input.date)),
  workingDaysBetween: (calendar, { from, to }: FromTo) => calendar.workingDaysBetween(date(from), date(to)),
  shiftDate: (calendar, input: { date: string; days: number }) => {
    const shifted = calendar.shiftDate(date(input.date), input.days);
    return shifted === null ? null : formatDate(shifted);
  },
  addWorkingDays: (calendar, { at, days, mode = "sameTime" }: Days) =>
    written(calendar.addWorkingDays(instant(at), days, workingDayEnds[mode as keyof typeof workingDayEnds])),
  addCalendarDays: (calendar, { at, days, mode }: Days) =>
    written(calendar.addCalendarDays(instant(at), days, calendarDayEnds[mode as keyof typeof calendarDayEnds])),
} satisfies Record<string, (calendar: WorkCalendar, input: never) => unknown>;

const isAboutTime = ({ op }: ReferenceQuestion): boolean => op in answerTo;

function answer(calendar: WorkCalendar, question: ReferenceQuestion): unknown {
  return answerTo[question.op as keyof typeof answerTo](calendar, question.in);
}

const compile = (id: string, calendar: ReferenceCalendar): WorkCalendar =>
  compileCalendar(calendarSchema.parse(calendarInputOf(id, calendar)));

test("every reference case about working time has the answer that independent programs agree on", () => {
  const { calendars, cases } = readSlaCases();
  const compiled = new Map(Object.entries(calendars).map(([id, calendar]) => [id, compile(id, calendar)]));
  const asked = cases.filter(isAboutTime);
  expect(asked.length).toBe(1484);
  const wrong = asked
    .map((question) => ({ ...question, got: answer(compiled.get(question.calendar) as WorkCalendar, question) }))
    .filter(({ got, out }) => JSON.stringify(got) !== JSON.stringify(out));
  expect(wrong).toEqual([]);
});

test("where another project answers otherwise, the rules of the reference hold", () => {
  const asked = readSlaDivergences().divergences.filter(isAboutTime);
  expect(asked.length).toBe(103);
  const wrong = asked
    .map((question) => ({ ...question, got: answer(compile(question.peerName, question.calendar), question) }))
    .filter(({ got, core }) => JSON.stringify(got) !== JSON.stringify(core));
  expect(wrong).toEqual([]);
});
