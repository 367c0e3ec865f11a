import { type DateRole, dateRoles } from "../date-roles.ts";
import type { MappingInput } from "../mapping.ts";
import { isOfTime, isOfTimeAlone } from "./column-name.ts";
import { type ColumnProfile, filledText, shareOf } from "./column-profile.ts";
import { waysToRead } from "./dates-written.ts";
import type { FileProfile } from "./file-profile.ts";

type Columns = NonNullable<MappingInput["columns"]>;

/** A moment whose day and whose time of day stand in two columns. */
export interface SplitMoment {
  readonly role: DateRole;
  readonly day: ColumnProfile;
  readonly clock: ColumnProfile;
}

/** What is put between them. */
export const BETWEEN_DAY_AND_CLOCK = " ";

/** Digits alone are a time of day only where a name says so. */
const CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[AP]M)?$/i;
const CLOCK_DIGITS = /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;
/** How a spreadsheet keeps a time of day: as the part of the day that has passed. */
const PART_OF_DAY = /^0?\.\d+$/;

function isClock(column: ColumnProfile): boolean {
  const isNamed = isOfTime(column.column);
  const isOne = (value: string): boolean =>
    CLOCK.test(value) || PART_OF_DAY.test(value) || (isNamed && CLOCK_DIGITS.test(value));
  return shareOf(column, isOne) >= 0.9;
}

/** The columns of times of day from which a mapping takes nothing yet. */
function spareClocks(columns: Columns, file: FileProfile): readonly ColumnProfile[] {
  const named = new Set(Object.values(columns).flat());
  return file.columns.filter((column) => !named.has(column.column) && isClock(column));
}

/** The moments of a mapping that one column tells. */
const singles = (columns: Columns, file: FileProfile) =>
  dateRoles.flatMap((role) => {
    const [only, ...others] = [columns[role] ?? []].flat();
    const day = others.length > 0 ? undefined : file.columns.find(({ column }) => column === only);
    return day === undefined ? [] : [{ role, day }];
  });

/**
 * The moments of a mapping that have their time of day in a column called alike, as `Created Date` has `Created Time`; or in
 * one beside it that is called a time and no more, where the file has no other column of days and none of times.
 */
export function splitMoments(columns: Columns, file: FileProfile): readonly SplitMoment[] {
  const clocks = spareClocks(columns, file);
  return singles(columns, file).flatMap(({ role, day }) => {
    const alike = clocks.find(({ words }) => words.join(" ") === day.words.join(" "));
    const clock = alike ?? clocks.find((one) => clocks.length === 1 && isOnlyTimeOf(day, one, file));
    return clock !== undefined && isReadWith(day, clock, file.rows) ? [{ role, day, clock }] : [];
  });
}

const isOnlyTimeOf = (day: ColumnProfile, clock: ColumnProfile, { columns, moments, rows }: FileProfile): boolean =>
  isOfTimeAlone(clock.column) &&
  areBeside(day, clock) &&
  columns.filter((other) => moments.has(other.index) && isReadWith(other, clock, rows)).length === 1;

const areBeside = (one: ColumnProfile, other: ColumnProfile): boolean => Math.abs(one.index - other.index) === 1;

/** The moments that may have their time of day in a column beside them, which is called otherwise: only a person knows. */
export const perhapsSplit = (columns: Columns, file: FileProfile): readonly SplitMoment[] =>
  spareClocks(columns, file).flatMap((clock) =>
    singles(columns, file)
      .filter(({ day }) => areBeside(day, clock) && isReadWith(day, clock, file.rows))
      .map(({ role, day }) => ({ role, day, clock })),
  );

/** Whether days alone stand in the one column, and each is a date still with its time of day behind it. */
function isReadWith(day: ColumnProfile, clock: ColumnProfile, rows: FileProfile["rows"]): boolean {
  const both = rows.flatMap((cells) => {
    const [first, second] = [filledText(cells[day.index]), filledText(cells[clock.index])];
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
  const joined = both.filter(([first, second]) => {
    const ways = waysToRead(`${first}${BETWEEN_DAY_AND_CLOCK}${second}`, isOfTime(day.column));
    return [...(day.dates.get(first)?.keys() ?? [])].some((form) => ways.has(form));
  });
  return both.length > 0 && joined.length >= both.length * 0.9;
}

/** The columns of a mapping with the times of day behind their days. */
export const withClocks = (columns: Columns, split: readonly SplitMoment[]): Columns => ({
  ...columns,
  ...Object.fromEntries(split.map(({ role, day, clock }) => [role, [day.column, clock.column]])),
});
