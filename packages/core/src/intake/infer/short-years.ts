import type { ColumnProfile } from "./column-profile.ts";
import { beginsWithYear, type WrittenDates } from "./dates-written.ts";

type Ways = ReadonlyMap<string, number>;
const mayBeginWithYear = (ways: Ways): boolean => [...ways.keys()].some(beginsWithYear);

/** Where the year stands in dates that write it with two digits. */
export type YearPlace = "first" | "last";

/** So few dates that cannot begin with a year are slips among those that do. */
const FEW = 0.1;

/**
 * Where the year stands, if the dates of these columns tell: a year hardly varies, a day does. Undefined where the parts at
 * both ends vary alike.
 */
function yearPlaceOf(columns: readonly ColumnProfile[]): YearPlace | undefined {
  const dates = columns.flatMap((column) => [...column.dates]);
  const open = dates.filter(([, ways]) => mayBeginWithYear(ways));
  const others = dates.filter(
    ([, ways]) => !mayBeginWithYear(ways) && (ways.has("day-first") || ways.has("month-first")),
  );
  if (others.length > FEW * open.length) return "last";
  if (open.some(([, ways]) => !ways.has("day-first"))) return "first";
  const [firsts, lasts] = [0, 2].map((part) => new Set(open.map(([text]) => text.split(/\D/)[part])).size);
  if (firsts === undefined || lasts === undefined || firsts === lasts) return undefined;
  return firsts < lasts ? "first" : "last";
}

const isOpen = ({ dates }: ColumnProfile): boolean =>
  [...dates.values()].some((ways) => mayBeginWithYear(ways) && ways.has("day-first"));

/** The columns of which only a person knows whether the year or the day is first. */
export const openYears = (columns: readonly ColumnProfile[]): readonly ColumnProfile[] => columns.filter(isOpen);

/** The columns with their dates read as their own parts tell, or else those of all columns; those that stay open have both. */
export function settleYears(columns: readonly ColumnProfile[]): readonly ColumnProfile[] {
  const open = openYears(columns);
  const ofAll = yearPlaceOf(open);
  return columns.map((column) => {
    const place = open.includes(column) ? (yearPlaceOf([column]) ?? ofAll) : undefined;
    return place === undefined ? column : withYears(column, place);
  });
}

/** A column with the year where it is said to stand. */
export const withYears = (column: ColumnProfile, place: YearPlace): ColumnProfile => ({
  ...column,
  dates: yearsAt(column.dates, place),
});

function yearsAt(dates: WrittenDates, place: YearPlace): WrittenDates {
  const meant = (ways: Ways): Ways =>
    mayBeginWithYear(ways) ? new Map([...ways].filter(([form]) => beginsWithYear(form) === (place === "first"))) : ways;
  return new Map([...dates].map(([text, ways]) => [text, meant(ways)] as const).filter(([, ways]) => ways.size > 0));
}
