import { DAY, SECOND } from "../time/duration.ts";
import type { Instant } from "../time/instant.ts";
import { instantOf, localOf, type Zone } from "../time/zone.ts";
import { compilePattern, type PatternReader, type WrittenTime } from "./date-pattern.ts";
import { toHalfWidth } from "./half-width.ts";

/** What may stand behind a day. In Chinese 上午 and 下午 come before the hour; times in a column of their own often have no colon. */
const CLOCKS = ["[ H:mm[:ss[.S]][[ ]A][[ ]Z]]", "[ ]A[ ]H:mm[:ss[.S]]", " HHmm[ss]"];
const withClock = (days: readonly string[]): readonly string[] =>
  CLOCKS.flatMap((clock) => days.map((day) => day + clock));
const withAny = (separators: string, ...parts: readonly string[]): readonly string[] =>
  withClock([...separators].map((separator) => parts.join(separator)));

/** A way to write dates that has a name: the patterns that are meant, or how one number counts. */
interface DateForm {
  readonly name: string;
  /** As a person would describe it: patterns, or an example. */
  readonly written: readonly string[];
  readonly read: readonly PatternReader[];
  /** Whether it is a number that counts time from a beginning. */
  readonly counts: boolean;
}

const patterns = (name: string, ...written: readonly string[]): DateForm => ({
  name,
  written,
  read: written.flatMap((pattern) => compilePattern(pattern) ?? []),
  counts: false,
});

/** A number that counts time is a date of 1980 to 2099: any other counts in another unit, or no time at all. */
const COUNTED = { from: 315_532_800_000, to: 4_102_444_800_000 } as const;

const counted = (name: string, form: RegExp, example: string, read: (number: number) => WrittenTime): DateForm => ({
  name,
  written: [example],
  read: [
    (text) => {
      const time = form.test(text) ? read(sumOf(text)) : undefined;
      return time !== undefined && time.local >= COUNTED.from && time.local < COUNTED.to ? time : undefined;
    },
  ],
  counts: true,
});

/** A day and the part of it that has passed may stand beside each other. */
const sumOf = (text: string): number => text.split(" ").reduce((sum, number) => sum + Number(number), 0);

/** How a date of Microsoft's JSON begins, as the source of a pattern; its slashes may be escaped. */
export const jsonDateBegins: string = String.raw`\\?/Date\(`;
const JSON_DATE = new RegExp(String.raw`^${jsonDateBegins}(-?\d{1,15})(?:[+-]\d{4})?\)\\?/$`);

/** Milliseconds since 1970 in UTC; an offset behind them only says which clocks showed the moment. */
const readJsonDate: PatternReader = (text) => {
  const moment = JSON_DATE.exec(text)?.[1];
  return moment === undefined ? undefined : { local: Number(moment), offset: 0, isDay: false };
};

/** Every form by its name, as exports and spreadsheets write dates. */
export const dateForms: readonly DateForm[] = [
  patterns("iso", "YYYY-MM-DD[ HH:mm[:ss[.S]]][[ ]Z]"),
  patterns("year-first", ...withAny("/-.", "YYYY", "M", "D")),
  patterns("month-first", ...withAny("/-", "M", "D", "Y")),
  patterns("day-first", ...withAny("/.-", "D", "M", "Y")),
  patterns("chinese", "YYYY年M月D日[[ ]H时m分[s秒]]", "YYYY年M月D日[ ]A[ ]H时m分[s秒]", ...withClock(["YYYY年M月D日"])),
  patterns("compact", "YYYYMMDD[[ ]HHmm[ss]]"),
  patterns(
    "minguo",
    ...withAny("/-.", "R", "M", "D"),
    ...["[[ ]H時m分[s秒]]", "[ ]A[ ]H時m分[s秒]", ...CLOCKS].map((clock) => `[民國][ ]R年M月D日${clock}`),
  ),
  patterns("rfc-2822", "[ddd, ]D MMM YYYY H:mm[:ss] Z"),
  { name: "microsoft-json", written: ["/Date(1540097940000)/"], read: [readJsonDate], counts: false },
  // Days since 1899-12-30 as the clocks of the place show them, to the second: how Excel keeps a date.
  counted("excel-serial", /^\d{1,7}(?:\.\d+| 0?\.\d+| 0)?$/, "43394.040972222225", (days) => ({
    local: Math.round(((days - 25_569) * DAY) / SECOND) * SECOND,
    offset: undefined,
    isDay: Number.isInteger(days),
  })),
  counted("unix-seconds", /^\d{1,11}(\.\d+)?$/, "1540097940", (seconds) => ({
    local: Math.floor(seconds * SECOND),
    offset: 0,
    isDay: false,
  })),
  counted("unix-milliseconds", /^\d{1,14}$/, "1540097940000", (local) => ({ local, offset: 0, isDay: false })),
];

const formOf = new Map(dateForms.map((form) => [form.name, form]));

/** What holds where a mapping says nothing: forms of which nobody can mistake the day for the month. */
export const usualDateForms: readonly string[] = ["iso", "year-first", "chinese"];

/** The readers of a form by its name, or of a pattern; none where it is neither. */
const readersOf = (form: string): readonly PatternReader[] => formOf.get(form)?.read ?? patterns(form, form).read;

/** Whether a text is the name of a form, or a pattern as {@link compilePattern} takes it. */
export const isDateForm = (text: string): boolean => readersOf(text).length > 0;

/**
 * Reads dates written in one of these forms, tried in turn. Text without an offset shows the zone's own time: the first of two
 * showings, and moved forward by the gap where the clocks skip it. Undefined where it is no such date.
 */
export function compileDates(forms: readonly string[], zone: Zone): (text: string) => Instant | undefined {
  const readWritten = compileForms(forms);
  return (text) => {
    const written = readWritten(text);
    return written === undefined ? undefined : instantWritten(written, zone);
  };
}

/** Reads dates as they were written in one of these forms, tried in turn. */
export function compileForms(forms: readonly string[]): PatternReader {
  const readers = forms.flatMap(readersOf);
  const read = (text: string): WrittenTime | undefined => {
    for (const readOne of readers) {
      const written = readOne(text);
      if (written !== undefined) return written;
    }
    const usual = toHalfWidth(text);
    return usual === text ? undefined : read(usual);
  };
  return read;
}

export const instantWritten = ({ local, offset }: WrittenTime, zone: Zone): Instant =>
  offset === undefined ? instantOf(zone, local) : local - offset;

/** Whether a time of day was written that the clocks of the zone skip, so that {@link instantWritten} moved it forward. */
export const isMoved = ({ local, offset, isDay }: WrittenTime, instant: Instant, zone: Zone): boolean =>
  offset === undefined && !isDay && localOf(zone, instant) !== local;

/** Whether the dates of a form are numbers that count time from a beginning. */
export const countsTime = (form: string): boolean => formOf.get(form)?.counts ?? false;

const ORDERS = ["month-first", "day-first"];
/** Forms that nobody means who does not name them. */
const RARE = dateForms.map(({ name }) => name).filter((name) => ![...usualDateForms, ...ORDERS].includes(name));

/** What to say of a text that would be a date if its form were named; nothing where it would be none. */
export function formToSay(text: string, forms: readonly string[]): string | undefined {
  const reads = (form: string): boolean => readersOf(form).some((read) => read(text) !== undefined);
  const ordered = forms.some((form) => ORDERS.includes(form)) ? [] : ORDERS.filter(reads);
  const would = ordered.length > 0 ? ordered : RARE.filter(reads);
  return would.length === 0 ? undefined : `say how dates are written: dates: ${would.join(" or dates: ")}`;
}
