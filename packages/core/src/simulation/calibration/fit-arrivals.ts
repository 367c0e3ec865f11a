import { weekdayIndexOf, yearMonthDayOf } from "../../time/civil-date.ts";
import { HOUR } from "../../time/duration.ts";
import { dateOfLocal, timeOfLocal } from "../../time/local-time.ts";
import type { Coverage } from "./coverage.ts";

/** By the hour of the day, the day of the week (Monday first) and the month: how contacts vary, each averaging 1. */
export interface Profiles {
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
  readonly months: readonly number[];
}
export type ProfileName = keyof Profiles;
export const profileNames = ["hours", "weekdays", "months"] as const satisfies readonly ProfileName[];

/** Contacts as a product of profiles, fitted to the hours of which there are records. */
export interface FittedArrivals {
  /** Contacts on an average day. */
  readonly rate: number;
  readonly profiles: Profiles;
  /** Those that the records cover in full; the others are as they were given. */
  readonly learned: ReadonlySet<ProfileName>;
  /** How many contacts there were, and in how many hours. */
  readonly contacts: number;
  readonly hours: number;
  /** What was seen and what is expected on each day that is covered from midnight to midnight. */
  readonly days: readonly ExpectedDay[];
  /** What was seen of each part of a profile, and what would be expected were that profile flat. */
  readonly flat: Readonly<Record<ProfileName, readonly { readonly seen: number; readonly expected: number }[]>>;
}

export interface ExpectedDay {
  readonly date: number;
  readonly seen: number;
  readonly expected: number;
}

/** A profile by months is one of a year; of less it would be one of the weather. */
const A_YEAR = 365 * 24;
const ROUNDS = 200;

/**
 * Fits contacts by the hour to rate × hour × weekday × month: the likeliest product for Poisson counts, by iterative proportional
 * fitting. What the records do not cover stays as in `given`. Undefined where no whole hour is covered.
 */
export function fitArrivals(
  { contacts, covered }: { readonly contacts: ReadonlyMap<number, number>; readonly covered: Coverage },
  given: Profiles,
): FittedArrivals | undefined {
  const cells = cellsOf(contacts, covered);
  const [hours, seen] = [sumOf(cells, "hours"), sumOf(cells, "seen")];
  if (seen === 0) return undefined;
  const learned = learnable(cells, hours);
  const factors = fitted(cells, learned, given, seen / hours);
  const perHour = (cell: Pick<Cell, "at">): number => factors.level * product(factors.profiles, cell);
  return {
    rate: factors.level * 24,
    profiles: factors.profiles,
    learned,
    contacts: seen,
    hours,
    days: wholeDays(contacts, covered, perHour),
    flat: seenIfFlat(cells, factors),
  };
}

/** An hour of a day of the week in a month: how many of them are covered, and how many contacts there were. */
interface Cell {
  readonly at: Readonly<Record<ProfileName, number>>;
  hours: number;
  seen: number;
}

interface Factors {
  readonly level: number;
  readonly profiles: Profiles;
}

const placesOf = (hour: number): Cell["at"] => {
  const date = dateOfLocal(hour * HOUR);
  return {
    hours: Math.floor(timeOfLocal(hour * HOUR) / HOUR),
    weekdays: weekdayIndexOf(date),
    months: yearMonthDayOf(date).month - 1,
  };
};

/** Hours that are covered from their beginning to their end. */
function* wholeHours(covered: Coverage): Generator<number> {
  for (const { from, until } of covered)
    for (let hour = Math.ceil(from / HOUR); (hour + 1) * HOUR <= until; hour++) yield hour;
}

function cellsOf(contacts: ReadonlyMap<number, number>, covered: Coverage): readonly Cell[] {
  const cells = new Map<number, Cell>();
  for (const hour of wholeHours(covered)) {
    const at = placesOf(hour);
    const key = (at.months * 7 + at.weekdays) * 24 + at.hours;
    const cell = cells.get(key) ?? { at, hours: 0, seen: 0 };
    cell.hours++;
    cell.seen += contacts.get(hour) ?? 0;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

const sumOf = (cells: readonly Cell[], what: "hours" | "seen"): number =>
  cells.reduce((sum, cell) => sum + cell[what], 0);

const lengths: Readonly<Record<ProfileName, number>> = { hours: 24, weekdays: 7, months: 12 };

function learnable(cells: readonly Cell[], hours: number): ReadonlySet<ProfileName> {
  const whole = profileNames.filter((name) => new Set(cells.map(({ at }) => at[name])).size === lengths[name]);
  return new Set(whole.filter((name) => name !== "months" || hours >= A_YEAR));
}

const product = (profiles: Profiles, { at }: Pick<Cell, "at">): number =>
  profileNames.reduce((chance, name) => chance * (profiles[name][at[name]] as number), 1);

function fitted(cells: readonly Cell[], learned: ReadonlySet<ProfileName>, given: Profiles, start: number): Factors {
  let level = start;
  const profiles = {
    hours: averagingOne(given.hours),
    weekdays: averagingOne(given.weekdays),
    months: averagingOne(given.months),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const before = level;
    const expected = cells.reduce((sum, cell) => sum + cell.hours * product(profiles, cell), 0);
    level = sumOf(cells, "seen") / expected;
    for (const name of learned) profiles[name] = averagingOne(scaled(cells, name, { level, profiles }));
    if (round > 0 && Math.abs(level / before - 1) < 1e-12) break;
  }
  return { level, profiles };
}

/** One profile so that each of its parts gets what was seen in it. */
function scaled(cells: readonly Cell[], name: ProfileName, factors: Factors): readonly number[] {
  const parts = partsOf(cells, name, factors);
  return factors.profiles[name].map((value, place) => {
    const { seen, expected } = parts[place] as (typeof parts)[number];
    return expected > 0 ? (value * seen) / expected : seen > 0 ? 1 : value;
  });
}

function partsOf(cells: readonly Cell[], name: ProfileName, { level, profiles }: Factors) {
  const parts = Array.from({ length: lengths[name] }, () => ({ seen: 0, expected: 0 }));
  for (const cell of cells) {
    const part = parts[cell.at[name]] as (typeof parts)[number];
    part.seen += cell.seen;
    part.expected += level * cell.hours * product(profiles, cell);
  }
  return parts;
}

function seenIfFlat(cells: readonly Cell[], { level, profiles }: Factors): FittedArrivals["flat"] {
  const flat = (name: ProfileName) => {
    const parts = partsOf(cells, name, { level, profiles: { ...profiles, [name]: profiles[name].map(() => 1) } });
    const [seen, expected] = (["seen", "expected"] as const).map((what) =>
      parts.reduce((sum, part) => sum + part[what], 0),
    );
    return parts.map((part) => ({
      seen: part.seen,
      expected: (part.expected * (seen as number)) / (expected as number),
    }));
  };
  return { hours: flat("hours"), weekdays: flat("weekdays"), months: flat("months") };
}

/** The days of which every hour is covered. */
function wholeDays(
  contacts: ReadonlyMap<number, number>,
  covered: Coverage,
  perHour: (cell: Pick<Cell, "at">) => number,
) {
  const days = new Map<number, { hours: number; seen: number; expected: number }>();
  for (const hour of wholeHours(covered)) {
    const date = dateOfLocal(hour * HOUR);
    const day = days.get(date) ?? { hours: 0, seen: 0, expected: 0 };
    day.hours++;
    day.seen += contacts.get(hour) ?? 0;
    day.expected += perHour({ at: placesOf(hour) } as Cell);
    days.set(date, day);
  }
  return [...days]
    .filter(([, { hours }]) => hours === 24)
    .map(([date, { seen, expected }]) => ({ date, seen, expected }));
}

/** Weights by their mean. */
export function averagingOne(weights: readonly number[]): readonly number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}
