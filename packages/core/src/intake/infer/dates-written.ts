import { compileZone } from "../../time/zone.ts";
import { compileDates, jsonDateBegins, usualDateForms } from "../date-forms.ts";

/** Dates are compared within one file, so any zone does. */
const anyZone = compileZone("UTC");

const reading = (form: string) => ({ form, read: compileDates([form], anyZone) });
const withReader = ({ form, looks }: { readonly form: string; readonly looks: RegExp }) => ({
  ...reading(form),
  looks,
});

/** Ways to write dates that have no name, so that a mapping gives their pattern. */
const UNNAMED = [
  ...["H:mm", "H:mm:ss"].map((clock) => `YYYY年M月D日${clock}`),
  ...["/", "-"].flatMap((by) => ["H时m分", "H时m分s秒"].map((clock) => `${["YYYY", "M", "D"].join(by)} ${clock}`)),
];

/** The forms that show by themselves, those that nobody can mistake first; numbers that could be dates show nothing. */
const FORMS = [...usualDateForms, ...UNNAMED, "month-first", "day-first", "compact"].map(reading);

/** Dates that begin with the last two digits of their year. */
const SHORT_YEARS = ["-", "/", "."].flatMap((by) =>
  ["", " H:mm", " H:mm:ss"].map((clock) => reading(`${["YY", "M", "D"].join(by)}${clock}`)),
);

const shortForms: ReadonlySet<string> = new Set(SHORT_YEARS.map(({ form }) => form));

/** Whether a form begins with the last two digits of the year. */
export const beginsWithYear = (form: string): boolean => shortForms.has(form);

/** How a date looks that may begin with a year since 2013; an earlier one may as well be a month. */
const SHORT_YEAR = /^(?:1[3-9]|[2-5]\d)([-/.])\d{1,2}\1\d{1,2}(?!\d)/;

/** Texts that are dates, each with the forms in which it can be read and the moment that it then means, in milliseconds. */
export type WrittenDates = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Anything that holds dates, as a column does. */
interface HoldsDates {
  readonly dates: WrittenDates;
}

/**
 * Numbers that are dates where the name of their column says that it holds dates: of a spreadsheet, and seconds and milliseconds
 * since 1970. The smaller come first, so that where several are named none is read as a larger one.
 */
const COUNTED = [
  { form: "excel-serial", looks: /^[2-6]\d{4}(?:\.\d+| 0?\.\d+| 0)?$/ },
  { form: "unix-seconds", looks: /^[1-2]\d{9}$/ },
  { form: "unix-milliseconds", looks: /^[1-2]\d{12}$/ },
].map(withReader);

/** Forms of interfaces, which mean one moment whatever the names of their columns say. */
const OF_INTERFACES = [
  { form: "rfc-2822", looks: /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d/ },
  { form: "microsoft-json", looks: new RegExp(`^${jsonDateBegins}`) },
].map(withReader);

/** How a date may begin, for telling quickly what is none. */
const BEGINS = /^\d{1,4}[-/.年]\d|^\d{8}/;
/** The longest text that can be a date, in characters. */
const LONGEST_DATE = 40;

/**
 * The forms in which a text is a date, with the moment that it then means, in milliseconds; empty where it is none. A number is
 * one only where `mayCount`.
 */
export function waysToRead(text: string, mayCount = false): ReadonlyMap<string, number> {
  const ofPrograms = [...OF_INTERFACES, ...(mayCount ? COUNTED : [])].filter(({ looks }) => looks.test(text));
  const written = text.length <= LONGEST_DATE && BEGINS.test(text) ? FORMS : [];
  const shortYears = SHORT_YEAR.test(text) ? SHORT_YEARS : [];
  return new Map(
    [...written, ...shortYears, ...ofPrograms].flatMap(({ form, read }) => {
      const moment = read(text);
      return moment === undefined ? [] : [[form, moment] as const];
    }),
  );
}

/** Whether 03/04 is a day in March or in April; `unsaid` where no value has a number over 12, `both` where some say one and some the other. */
export type DayOrder = SaidOrder | "unsaid" | "both";
export type SaidOrder = "month-first" | "day-first";

/** Between dots the day is always first, whatever comes first elsewhere. */
const DOTTED = /^\d{1,2}\./;

/** How many texts are dates with one order alone. */
export function orderCounts(columns: readonly HoldsDates[]): Readonly<Record<SaidOrder, number>> {
  const ways = columns.flatMap(({ dates }) => [...dates].flatMap(([text, way]) => (DOTTED.test(text) ? [] : [way])));
  const only = (form: SaidOrder): number =>
    ways.filter((way) => way.has(form) && !way.has(turned(form)) && ![...way.keys()].some(beginsWithYear)).length;
  return { "month-first": only("month-first"), "day-first": only("day-first") };
}

/** One program writes all dates of a file in one order, so every column of dates has a say. */
export function dayOrderOf(columns: readonly HoldsDates[]): DayOrder {
  const { "month-first": monthFirst, "day-first": dayFirst } = orderCounts(columns);
  if (monthFirst > 0 && dayFirst > 0) return "both";
  if (monthFirst + dayFirst === 0) return "unsaid";
  return monthFirst > 0 ? "month-first" : "day-first";
}

/** The order to go on with: where the values do not say one, a clock of twelve hours is written where the month comes first. */
export function likelyOrder(columns: readonly HoldsDates[], order: DayOrder): SaidOrder {
  if (isSaid(order)) return order;
  const halves = columns.some(({ dates }) => [...dates.keys()].some((text) => /[AP]M$/i.test(text)));
  return halves ? "month-first" : "day-first";
}

const isSaid = (order: DayOrder): order is SaidOrder => order !== "unsaid" && order !== "both";

/** The order in which one column is written: what it says itself, or else that of the file. */
export function ownOrder(column: HoldsDates, ofFile: SaidOrder): SaidOrder {
  const own = dayOrderOf([column]);
  return isSaid(own) ? own : ofFile;
}

/** The columns of which only a person knows whether the day or the month is first. */
export function openColumns<Column extends HoldsDates>(
  columns: readonly Column[],
  ofFile: DayOrder,
): readonly Column[] {
  if (isSaid(ofFile)) return [];
  return columns.filter((column) => !isSaid(dayOrderOf([column])) && ambiguousDates([column]).length > 0);
}

/** The texts that are dates in either order, those first that mean another day then: where no value says one, only a person knows. */
export function ambiguousDates(columns: readonly HoldsDates[]): readonly string[] {
  const both = columns
    .flatMap(({ dates }) => [...dates])
    .filter(([, ways]) => ways.has("month-first") && ways.has("day-first"));
  const [other, same] = [true, false].map((differs) =>
    both.flatMap(([text, ways]) => ((ways.get("month-first") !== ways.get("day-first")) === differs ? [text] : [])),
  );
  return [...(other ?? []), ...(same ?? [])];
}

/** The form in which a text is read, the order of day and month being known. */
export function formOf(ways: ReadonlyMap<string, number>, order: SaidOrder): string | undefined {
  return [...ways.keys()].find((form) => form !== turned(order)) ?? ways.keys().next().value;
}

const turned = (order: SaidOrder): SaidOrder => (order === "month-first" ? "day-first" : "month-first");

/** The forms that a mapping must name to read these columns, those of the order first; none where those do that hold anyway. */
export function formsToName(columns: readonly HoldsDates[], order: SaidOrder): readonly string[] {
  const forms = new Set(
    columns.flatMap(({ dates }) => [...dates.values()].flatMap((ways) => formOf(ways, order) ?? [])),
  );
  if ([...forms].every((form) => usualDateForms.includes(form))) return [];
  const late = [turned(order), ...COUNTED.map(({ form }) => form)];
  return [...forms].sort((one, other) => late.indexOf(one) - late.indexOf(other));
}

/** What a mapping says of how these columns are written: one list for all, or column by column where each has its own order. */
export type DatesToName = string[] | Record<string, string[]>;

export function datesToName(
  columns: readonly (HoldsDates & { readonly column: string })[],
  order: SaidOrder,
): DatesToName {
  if (new Set(columns.map((column) => ownOrder(column, order))).size <= 1) return [...formsToName(columns, order)];
  const formsOf = (column: HoldsDates): string[] => [...formsToName([column], ownOrder(column, order))];
  const forms = columns.map((column) => [column.column, formsOf(column)] as const);
  return Object.fromEntries(forms.filter(([, some]) => some.length > 0));
}
