import type { CalendarInput } from "../../src/time/calendar-spec.ts";

/**
 * A second opinion on calendars: paint every minute of a few days, then count.
 * It shares no code with the calendars that it judges. Times are whole minutes since 1970, local ones as the wall shows them,
 * and the clocks are the platform's own.
 */
export interface PaintedCalendar {
  isOpen(minute: number): boolean;
  between(from: number, to: number): number;
  /** The nearest minute with so many open minutes in between; undefined beyond the canvas. */
  add(at: number, minutes: number): number | undefined;
  isWorkingDate(day: number): boolean;
  /** The end of the last open minute of the shifts of a date. */
  closeOf(day: number): number | undefined;
}

/** The wall clock of a zone, minute by minute. */
export interface WallClock {
  readonly zone: string;
  readonly from: number;
  readonly shown: Int32Array;
}

type Ranges = readonly (readonly [string, string])[];

const DAY = 1440;
const weekdayOf = (day: number) => (["thu", "fri", "sat", "sun", "mon", "tue", "wed"] as const)[day % 7] ?? "thu";

export function watchWallClock(zone: string, firstDay: string, days: number): WallClock {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  const from = minuteOf(`${firstDay}T00:00`);
  const shown = Int32Array.from({ length: days * DAY }, (_, index) => {
    const parts = format.formatToParts((from + index) * 60_000);
    const part = (type: string) => parts.find((one) => one.type === type)?.value;
    return minuteOf(`${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`);
  });
  return { zone, from, shown };
}

export function paintCalendar(calendar: CalendarInput, clock: WallClock): PaintedCalendar {
  const canvas = new Uint8Array(clock.shown.length);
  const closes = new Map<number, number>();
  const firstDay = Math.ceil((clock.shown[0] ?? 0) / DAY) + 1;
  const lastDay = Math.floor((clock.shown.at(-1) ?? 0) / DAY) - 2;
  for (let day = firstDay; day <= lastDay; day++) {
    const { shifts, layer } = shiftsOf(calendar, day);
    const own = paint(
      shifts.map(([start, end]) => spanOf(clock, day, start, end)),
      clock,
    );
    for (const [from, to] of closuresAfter(calendar, layer))
      own.fill(0, indexOf(clock, from), Math.max(0, indexOf(clock, to)));
    if (own.includes(1)) closes.set(day, clock.from + own.lastIndexOf(1) + 1);
    for (const [index, open] of own.entries()) if (open) canvas[index] = 1;
  }
  return questionsOf(canvas, closes, clock);
}

function questionsOf(
  canvas: Uint8Array,
  closes: ReadonlyMap<number, number>,
  { from: first }: WallClock,
): PaintedCalendar {
  const between = (from: number, to: number): number =>
    from > to ? 0 - between(to, from) : canvas.subarray(from - first, to - first).reduce((sum, open) => sum + open, 0);
  return {
    isOpen: (minute) => canvas[minute - first] === 1,
    between,
    add(at, minutes) {
      const step = minutes < 0 ? -1 : 1;
      let left = Math.abs(minutes);
      let index = at - first;
      while (left > 0 && index >= 0 && index <= canvas.length) {
        left -= canvas[step > 0 ? index : index - 1] ?? 0;
        index += step;
      }
      return left === 0 ? index + first : undefined;
    },
    isWorkingDate: (day) => closes.has(day),
    closeOf: (day) => closes.get(day),
  };
}

/** The shifts that start on a date: none where the layer that decides, or one after it, has a holiday. */
function shiftsOf(calendar: CalendarInput, day: number): { shifts: Ranges; layer: number } {
  const { shifts, layer } = namedShifts(calendar, day);
  const deciding = (calendar.layers ?? []).slice(Math.max(0, layer));
  const off = deciding.some(({ holidays = [] }) => holidays.some(({ date }) => dayOf(date) === day));
  return { shifts: off ? [] : shifts, layer };
}

/** The last layer that says something about a date decides; the week is layer -1. */
function namedShifts({ weekly = {}, layers = [] }: CalendarInput, day: number): { shifts: Ranges; layer: number } {
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const { dates = {}, workdays = [] } = layers[layer] ?? {};
    const named = Object.entries(dates).findLast(([date]) => dayOf(date) === day);
    if (named !== undefined) return { shifts: named[1], layer };
    const workday = workdays.findLast(({ date }) => dayOf(date) === day);
    if (workday !== undefined) return { shifts: weekly[workday.like ?? "mon"] ?? [], layer };
  }
  return { shifts: weekly[weekdayOf(day)] ?? [], layer: -1 };
}

/** Local minutes that are closed for the shifts of a layer. */
function closuresAfter({ layers = [] }: CalendarInput, layer: number): [number, number][] {
  return layers
    .slice(Math.max(0, layer))
    .flatMap(({ closures = [], holidays = [] }) => [
      ...closures.map(([from, to]): [number, number] => [minuteOf(from), minuteOf(to)]),
      ...holidays.map(({ date }): [number, number] => [dayOf(date) * DAY, (dayOf(date) + 1) * DAY]),
    ]);
}

function spanOf(clock: WallClock, day: number, start: string, end: string): [number, number] {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const length = minutes(end) > minutes(start) ? 0 : DAY;
  return [indexOf(clock, day * DAY + minutes(start)), indexOf(clock, day * DAY + minutes(end) + length)];
}

function paint(spans: readonly [number, number][], { shown }: WallClock): Uint8Array {
  const own = new Uint8Array(shown.length);
  for (const [start, end] of spans) if (start < end) own.fill(1, start, end);
  return own;
}

/** The first minute that shows a wall-clock time; where the clock jumps over it, as much later as the jump is long. */
function indexOf({ shown }: WallClock, local: number): number {
  if (local < (shown[0] ?? 0)) return 0;
  const first = shown.indexOf(local);
  if (first >= 0) return first;
  const afterJump = shown.findIndex((minute, index) => minute > local && (shown[index - 1] ?? 0) < local);
  return afterJump < 0 ? shown.length : afterJump + local - (shown[afterJump - 1] ?? 0) - 1;
}

function minuteOf(text: string): number {
  return Math.floor(Date.parse(`${text}Z`) / 60_000);
}

function dayOf(date: string): number {
  return minuteOf(`${date}T00:00`) / DAY;
}
