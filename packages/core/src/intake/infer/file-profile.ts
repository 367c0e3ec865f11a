import type { PolicyBook } from "../../book/policy-book.ts";
import { DAY } from "../../time/duration.ts";
import { codeFinder } from "../code-finder.ts";
import { type ColumnProfile, dateShare, filledText, profileColumns, type Sample } from "./column-profile.ts";
import { type DayOrder, dayOrderOf, formOf, likelyOrder, ownOrder, type SaidOrder } from "./dates-written.ts";
import { settleYears } from "./short-years.ts";

/** Finds the city's node for a word of the file. */
type FindNode = (word: string) => string | undefined;

/** A file, looked at column by column, and its dates side by side. */
export interface FileProfile {
  /** The columns that have a name, the first of each name. */
  readonly columns: readonly ColumnProfile[];
  /** The names of several columns. */
  readonly twice: readonly string[];
  /** The columns that have values and no name, by their place from 1, with the number of rows that fill them. */
  readonly nameless: readonly { readonly place: number; readonly rows: number }[];
  readonly rows: Sample["rows"];
  /** What the values say of the order of day and month, and the order to go on with. */
  readonly dayOrder: DayOrder;
  readonly order: SaidOrder;
  /** For each column of dates, by its index: the moments of all rows, in milliseconds. */
  readonly moments: ReadonlyMap<number, readonly (number | undefined)[]>;
  /** The city's own lists, where a city is given. */
  readonly city: Readonly<Record<"category" | "agency" | "area", FindNode>> | undefined;
}

export function profileFile(sample: Sample, book: PolicyBook | undefined): FileProfile {
  const columns = settleYears(profileColumns(sample));
  const ofDates = columns.filter((column) => dateShare(column) >= MOSTLY_DATES);
  const dayOrder = dayOrderOf(ofDates);
  const order = likelyOrder(ofDates, dayOrder);
  const moments = new Map(ofDates.map((column) => [column.index, momentsOf(column, sample.rows, order)] as const));
  const twice = columns.flatMap(({ column }) =>
    sample.columns.lastIndexOf(column) !== sample.columns.indexOf(column) ? [column] : [],
  );
  const nameless = sample.columns.flatMap((name, at) => (name.trim() === "" ? [filledPlace(sample.rows, at)] : []));
  return {
    columns,
    twice,
    nameless: nameless.filter(({ rows }) => rows > 0),
    rows: sample.rows,
    dayOrder,
    order,
    moments,
    city: book && finders(book),
  };
}

const filledPlace = (rows: Sample["rows"], at: number) => ({
  place: at + 1,
  rows: rows.filter((cells) => filledText(cells[at]) !== undefined).length,
});

const MOSTLY_DATES = 0.9;

const finders = ({ categories, agencies, areas }: PolicyBook) => ({
  category: codeFinder(categories),
  agency: codeFinder(agencies),
  area: codeFinder(areas),
});

function momentsOf({ index, dates }: ColumnProfile, rows: Sample["rows"], ofFile: SaidOrder) {
  const order = ownOrder({ dates }, ofFile);
  const moments = new Map([...dates].map(([text, ways]) => [text, ways.get(formOf(ways, order) ?? "")] as const));
  return rows.map((cells) => moments.get(filledText(cells[index]) ?? ""));
}

/**
 * Of the rows where both dates stand, the share where the first is not later than the second; undefined where no row has both.
 * Where one of the columns has days alone, two moments of one day are in order.
 */
export function shareInOrder({ moments }: FileProfile, first: number, second: number): number | undefined {
  const [one, other] = [moments.get(first) ?? [], moments.get(second) ?? []];
  const unit = [one, other].some(areDays) ? DAY : 1;
  let both = 0;
  let inOrder = 0;
  for (const [row, moment] of one.entries()) {
    const later = other[row];
    if (moment === undefined || later === undefined) continue;
    both += 1;
    if (Math.floor(moment / unit) <= Math.floor(later / unit)) inOrder += 1;
  }
  return both === 0 ? undefined : inOrder / both;
}

const areDays = (moments: readonly (number | undefined)[]): boolean =>
  moments.every((moment) => moment === undefined || moment % DAY === 0);

/** How far the values of a column decide those of another: the share of rows in which the other value is the usual one. */
export function shareDecided({ rows }: FileProfile, by: number, decided: number): number {
  const seen = new Map<string, Map<string, number>>();
  let both = 0;
  for (const cells of rows) {
    const [value, other] = [filledText(cells[by]), filledText(cells[decided])];
    if (value === undefined || other === undefined) continue;
    both += 1;
    const counts = seen.get(value) ?? new Map<string, number>();
    seen.set(value, counts.set(other, (counts.get(other) ?? 0) + 1));
  }
  let usual = 0;
  for (const counts of seen.values()) usual += Math.max(...counts.values());
  return both === 0 ? 0 : usual / both;
}
