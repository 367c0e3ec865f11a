import {
  type CalendarDay,
  type CalendarSpec,
  type CivilDate,
  calendarDays,
  calendarHorizon,
  civilDate,
  type DayKind,
  formatDate,
  formatTimeOfDay,
  HOUR,
  type LocalTime,
  timeOfLocal,
  weekdayOf,
  weekdays,
  yearMonthDayOf,
} from "@swiftline/core/time";
import * as z from "zod";
import { counted } from "./counted.ts";
import { ink } from "./ink.ts";

const TimeOfDay = z.string().regex(/^\d{2}:\d{2}(:\d{2}(\.\d{3})?)?$/);
/** Hours as calendars write them: an end at or before the start is on the next date. */
const Hours = z.array(z.strictObject({ start: TimeOfDay, end: TimeOfDay }));
const kinds = ["working", "weekend", "holiday", "makeup", "short", "long"] as const satisfies readonly DayKind[];

/** A month of a calendar. */
export const MonthAnswer = z.strictObject({
  calendar: z.string(),
  name: z.string().nullable(),
  zone: z.string(),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  workingDays: z.int(),
  openHours: z.number(),
  holidaysKnownUntil: z.iso.date().nullable(),
  /** Whether some of the month lies beyond `holidaysKnownUntil`. */
  provisional: z.boolean(),
  days: z.array(
    z.strictObject({
      date: z.iso.date(),
      weekday: z.enum(weekdays),
      kind: z.enum(kinds),
      name: z.string().nullable(),
      hours: Hours,
      openHours: z.number(),
    }),
  ),
});
export type MonthAnswer = z.infer<typeof MonthAnswer>;
type DayAnswer = MonthAnswer["days"][number];

/** The month of a date, `2026-10`. */
export const monthOf = (date: CivilDate): string => formatDate(date).slice(0, 7);

/** The first date of a month; undefined for other text, and where no calendar reaches. */
export function firstOfMonth(month: string): CivilDate | undefined {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? [];
  const first = civilDate(Number(year), Number(number), 1);
  return first !== undefined && first >= calendarHorizon.from && first < calendarHorizon.to ? first : undefined;
}

export function monthAnswer(spec: CalendarSpec, first: CivilDate): MonthAnswer {
  const { year, month } = yearMonthDayOf(first);
  const next = civilDate(year + Math.floor(month / 12), (month % 12) + 1, 1) ?? first;
  const days = calendarDays(spec, first, next);
  const knownUntil = spec.holidaysKnownUntil;
  return {
    calendar: spec.id,
    name: spec.name ?? null,
    zone: spec.zone,
    month: monthOf(first),
    workingDays: days.filter(({ open }) => open > 0).length,
    openHours: days.reduce((sum, { open }) => sum + open, 0) / HOUR,
    holidaysKnownUntil: knownUntil === undefined ? null : formatDate(knownUntil),
    provisional: knownUntil !== undefined && next - 1 > knownUntil,
    days: days.map(dayAnswer),
  };
}

const dayAnswer = ({ date, kind, name, hours, open }: CalendarDay): DayAnswer => ({
  date: formatDate(date),
  weekday: weekdayOf(date),
  kind,
  name: name ?? null,
  hours: hours.map(({ start, end }) => ({ start: shortTime(start), end: shortTime(end).replace(/^00:00$/, "24:00") })),
  openHours: open / HOUR,
});

/** `09:00`; seconds only where there are some. */
const shortTime = (local: LocalTime): string => formatTimeOfDay(timeOfLocal(local)).replace(/^(\d\d:\d\d):00$/, "$1");

/** How each kind of day looks in the month, and what it is called. */
const looks: Readonly<
  Record<DayKind, { readonly mark: string; readonly paint: (text: string) => string; readonly called: string }>
> = {
  working: { mark: " ", paint: (text) => text, called: "working day" },
  weekend: { mark: "·", paint: ink.dim, called: "no working day" },
  holiday: { mark: "×", paint: ink.red, called: "holiday" },
  makeup: { mark: "+", paint: ink.green, called: "make-up working day" },
  short: { mark: "<", paint: ink.yellow, called: "short day" },
  long: { mark: ">", paint: ink.yellow, called: "long day" },
};

const CELL = 6;

/** The same for a person to read: the month as on a wall, then what is unusual in it. */
export function monthLines(answer: MonthAnswer): readonly string[] {
  const { calendar, name, zone, month, workingDays, openHours, holidaysKnownUntil, provisional, days } = answer;
  const title = name === null ? calendar : `${name} (${calendar})`;
  return [
    `${ink.bold(`${title}, ${month}`)}, ${zone}`,
    "",
    weekdays
      .map((day) => `${day[0]?.toUpperCase()}${day.slice(1)}`.padStart(CELL - 1).padEnd(CELL))
      .join("")
      .trimEnd(),
    ...weekLines(days),
    "",
    ...legendLines(days),
    ...unusualLines(days),
    `${counted(workingDays, "working day")}, ${counted(Math.round(openHours * 100) / 100, "hour")} open${usualHours(days)}.`,
    ...(provisional ? [`Provisional: holidays are announced until ${holidaysKnownUntil} only.`] : []),
  ];
}

function weekLines(days: readonly DayAnswer[]): readonly string[] {
  const before = weekdays.indexOf(days[0]?.weekday ?? "mon");
  const cells = [...Array.from({ length: before }, () => " ".repeat(CELL)), ...days.map(cellOf)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    cells
      .slice(week * 7, week * 7 + 7)
      .join("")
      .trimEnd(),
  );
}

function cellOf({ date, kind }: DayAnswer): string {
  const { mark, paint } = looks[kind];
  return `${" ".repeat(CELL - 4)}${paint(`${String(Number(date.slice(8))).padStart(2)}${mark}`)} `;
}

function legendLines(days: readonly DayAnswer[]): readonly string[] {
  const seen = kinds.filter((kind) => kind !== "working" && days.some((day) => day.kind === kind));
  if (seen.length === 0) return [];
  return [seen.map((kind) => `${looks[kind].paint(looks[kind].mark)} ${looks[kind].called}`).join("   "), ""];
}

/** Days that are not as the week says or have a name; neighbours that are alike share a line. */
function unusualLines(days: readonly DayAnswer[]): readonly string[] {
  const runs: { first: DayAnswer; last: DayAnswer }[] = [];
  for (const [index, day] of days.entries()) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === days[index - 1] && wordsOf(run.last) === wordsOf(day)) run.last = day;
    else if (day.name !== null || (day.kind !== "working" && day.kind !== "weekend"))
      runs.push({ first: day, last: day });
  }
  if (runs.length === 0) return [];
  const lines = runs.map(({ first, last }) => {
    const dates = first === last ? first.date.slice(8) : `${first.date.slice(8)}-${last.date.slice(8)}`;
    return `${dates.padEnd(CELL)}${wordsOf(first)}`;
  });
  return [...lines, ""];
}

function wordsOf({ kind, name, hours }: DayAnswer): string {
  const times = hours.length > 0 ? ` ${hoursText(hours)}` : "";
  return `${name === null ? "" : `${name}: `}${looks[kind].called}${times}`;
}

const hoursText = (hours: DayAnswer["hours"]): string => hours.map(({ start, end }) => `${start}-${end}`).join(", ");

/** The hours of ordinary working days where all of the month have the same. */
function usualHours(days: readonly DayAnswer[]): string {
  const hours = new Set(days.filter(({ kind }) => kind === "working").map((day) => hoursText(day.hours)));
  return hours.size === 1 ? `; ordinarily ${[...hours].join("")}` : "";
}
