import { type DateRole, dateRoles } from "../date-roles.ts";
import type { MappingInput } from "../mapping.ts";
import { isOfTime } from "./column-name.ts";
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

const CLOCK = /^(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[AP]M)?|(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)$/i;

const isClock = (column: ColumnProfile): boolean =>
  isOfTime(column.column) && shareOf(column, (value) => CLOCK.test(value)) >= 0.9;

/** The moments of a mapping that have their time of day in a column called alike: `Created Date` has `Created Time`. */
export function splitMoments(columns: Columns, file: FileProfile): readonly SplitMoment[] {
  const named = new Set(Object.values(columns).flat());
  const clocks = file.columns.filter((column) => !named.has(column.column) && isClock(column));
  return dateRoles.flatMap((role) => {
    const [only, ...others] = [columns[role] ?? []].flat();
    const day = others.length > 0 ? undefined : file.columns.find(({ column }) => column === only);
    if (day === undefined) return [];
    const clock = clocks.find(({ words }) => words.join(" ") === day.words.join(" "));
    return clock !== undefined && isReadWith(day, clock, file.rows) ? [{ role, day, clock }] : [];
  });
}

/** Whether days alone stand in the one column, and each is a date still with its time of day behind it. */
function isReadWith(day: ColumnProfile, clock: ColumnProfile, rows: FileProfile["rows"]): boolean {
  const both = rows.flatMap((cells) => {
    const [first, second] = [filledText(cells[day.index]), filledText(cells[clock.index])];
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
  const joined = both.filter(([first, second]) => {
    const ways = waysToRead(`${first}${BETWEEN_DAY_AND_CLOCK}${second}`);
    return [...(day.dates.get(first)?.keys() ?? [])].every((form) => ways.has(form));
  });
  return both.length > 0 && joined.length >= both.length * 0.9;
}

/** The columns of a mapping with the times of day behind their days. */
export const withClocks = (columns: Columns, split: readonly SplitMoment[]): Columns => ({
  ...columns,
  ...Object.fromEntries(split.map(({ role, day, clock }) => [role, [day.column, clock.column]])),
});
