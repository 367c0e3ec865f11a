import { jsonDateBegins } from "../date-forms.ts";
import { isOfNumber, isOfTime, wordsOf } from "./column-name.ts";
import { type WrittenDates, waysToRead } from "./dates-written.ts";

/** The first rows of a file, cells in the order of the columns. */
export interface Sample {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the values of one column look like. */
export interface ColumnProfile {
  readonly column: string;
  readonly index: number;
  /** The telling words of its name. */
  readonly words: readonly string[];
  /** The share of rows that have a value. */
  readonly filled: number;
  /** The different values with the number of rows that have them, as often as they come. */
  readonly values: ReadonlyMap<string, number>;
  /** The rows that have a value. */
  readonly rows: number;
  /** Words in it that say nothing, such as `N/A`. */
  readonly emptyWords: readonly string[];
  /** The mean length of a value, in characters. */
  readonly length: number;
  /** The dates among the different values. */
  readonly dates: WrittenDates;
  /** Whether another column says for people what this one says for programs. */
  readonly isCode: boolean;
}

/** What exports write where there is nothing. */
const NOTHING = new Set(["", "null", "n/a", "na", "none", "nan", "nil", "-", "--", "\\n", "无", "空", "unspecified"]);

/** A cell's text; undefined where it says nothing. */
export function filledText(cell: string | undefined): string | undefined {
  const text = cell?.trim() ?? "";
  return NOTHING.has(text.toLowerCase()) ? undefined : text;
}

/** The columns that have a name, the first of each name; no mapping can speak of another. */
export function profileColumns({ columns, rows }: Sample): readonly ColumnProfile[] {
  const firsts = new Map(columns.map((column, index) => [column, index] as const).toReversed());
  return [...firsts]
    .filter(([column]) => column.trim() !== "")
    .map(([column, index]) => ({
      ...profileColumn(column, index, rows),
      isCode: firsts.has(`${column}${READABLE}`),
    }))
    .sort((one, other) => one.index - other.index);
}

function profileColumn(column: string, index: number, rows: Sample["rows"]): Omit<ColumnProfile, "isCode"> {
  const values = new Map<string, number>();
  for (const cells of rows) {
    const text = cells[index]?.trim() ?? "";
    if (text !== "") values.set(text, (values.get(text) ?? 0) + 1);
  }
  // 202603010001 is the first record of a day where a number is meant.
  const dates = new Map(isOfNumber(column) ? [] : datesAmong(values.keys(), isOfTime(column)));
  const emptyWords = [...values.keys()].filter(
    (word) =>
      filledText(word) === undefined ||
      isAmongDates(word, values, dates) ||
      (dates.has(word) && NEVER.some((never) => never.test(word))),
  );
  for (const word of emptyWords) {
    values.delete(word);
    dates.delete(word);
  }
  let [filled, letters] = [0, 0];
  for (const [value, times] of values) {
    filled += times;
    letters += value.length * times;
  }
  return {
    column,
    index,
    words: wordsOf(tellingName(column)),
    filled: rows.length === 0 ? 0 : filled / rows.length,
    values,
    rows: filled,
    emptyWords,
    length: filled === 0 ? 0 : letters / filled,
    dates,
  };
}

/** How OData calls the column that says in words what another says in codes. */
const READABLE = "@OData.Community.Display.V1.FormattedValue";

/** A name without what an interface puts around it: where a record keeps its values, and that they are written for people. */
const tellingName = (column: string): string =>
  column.replace(/^(?:properties|attributes)\./, "").replace(READABLE, "");

/** Whether a column says for people what another holds for programs. */
export const isReadable = ({ column }: ColumnProfile): boolean => column.endsWith(READABLE);

function datesAmong(texts: Iterable<string>, mayCount: boolean): WrittenDates {
  const ways = [...texts].map((text) => [text, waysToRead(text, mayCount)] as const);
  return new Map(ways.filter(([, read]) => read.size > 0));
}

/** A word that comes again and again among dates, and is none, stands for no date. */
const isAmongDates = (word: string, values: ColumnProfile["values"], dates: WrittenDates): boolean =>
  dates.size >= 3 && dates.size > 0.9 * (values.size - 2) && !dates.has(word) && /^\p{L}{2,12}$/u.test(word);

/** The last day of a far century, or the first of the first, which databases and programs write for no date. */
const NEVER = [
  /^[29]\d99\D12\D31(?!\d)|^(?:12\D31|31\D12)\D[29]\d99(?!\d)/,
  new RegExp(String.raw`^${jsonDateBegins}-62135596800000\D`),
];

/** The share of the rows with a value whose value is so; 0 for an empty column. */
export function shareOf({ values, rows }: ColumnProfile, isSo: (value: string) => boolean): number {
  let count = 0;
  for (const [value, times] of values) if (isSo(value)) count += times;
  return rows === 0 ? 0 : count / rows;
}

/** The share of rows whose value is a date. */
export const dateShare = (profile: ColumnProfile): number => shareOf(profile, (value) => profile.dates.has(value));

/** Different values to rows with a value: 1 where no value comes twice. */
export const distinctShare = ({ values, rows }: ColumnProfile): number => (rows === 0 ? 0 : values.size / rows);
