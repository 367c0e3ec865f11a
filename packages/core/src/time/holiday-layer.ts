import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import type { HolidayList, NamedDate } from "./holiday-list.ts";

/** A layer of a work calendar, ready to be written into its file: sorted, and each date at most once. */
export interface HolidayLayer {
  readonly id: string;
  readonly holidays: readonly NamedDate[];
  readonly workdays: readonly NamedDate[];
  /** The end of the last year that was read; undefined where nothing was. */
  readonly knownUntil: string | undefined;
}

export interface LayerChoice {
  /** Keeps the days whose name holds one of these words; all of them where there are none. */
  readonly only?: readonly string[];
  /** Keeps the days of these years, both included. */
  readonly years?: YearRange | undefined;
}

export interface YearRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Makes one layer of several lists. Collections of holidays name Groundhog Day beside New Year's Day, so `only` says which
 * are days off. A day that two lists name is there once, under both names where they differ. Refuses a day that one list
 * gives off and another one wants worked.
 */
export function holidayLayer(
  id: string,
  lists: readonly HolidayList[],
  { only = [], years }: LayerChoice = {},
): Result<HolidayLayer, readonly Problem[]> {
  const kept = ({ date, name }: NamedDate): boolean =>
    (only.length === 0 || only.some((word) => name.includes(word))) &&
    (years === undefined || (yearOf(date) >= years.from && yearOf(date) <= years.to));
  const layer = {
    id,
    holidays: onceEach(lists.flatMap((list) => list.holidays.filter(kept))),
    workdays: onceEach(lists.flatMap((list) => list.workdays.filter(kept))),
  };
  const off = new Set(layer.holidays.map(({ date }) => date));
  const problems = layer.workdays
    .filter(({ date }) => off.has(date))
    .map(({ date, name }) => ({
      code: "calendar/off-and-worked",
      message: `${date} (${name}) is a day off and a working day`,
      value: date,
    }));
  const lastYear = lists.flatMap(({ until }) => until ?? []).reduce((latest, year) => Math.max(latest, year), 0);
  const known = Math.min(lastYear, years?.to ?? lastYear);
  return problems.length > 0 ? no(problems) : ok({ ...layer, knownUntil: known === 0 ? undefined : `${known}-12-31` });
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

function onceEach(days: readonly NamedDate[]): readonly NamedDate[] {
  const byDate = new Map<string, NamedDate>();
  for (const day of days) {
    const known = byDate.get(day.date);
    const names = new Set(known === undefined ? [day.name] : [...known.name.split("; "), day.name]);
    byDate.set(day.date, { ...(known ?? day), name: [...names].join("; ") });
  }
  return [...byDate.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}
