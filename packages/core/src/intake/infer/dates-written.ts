import { compileZone } from "../../time/zone.ts";
import { compileDates, usualDateForms } from "../date-forms.ts";

/** Dates are compared within one file, so any zone does. */
const anyZone = compileZone("UTC");

/** The forms that show by themselves, those that nobody can mistake first; numbers that could be dates show nothing. */
const FORMS = [...usualDateForms, "month-first", "day-first", "compact"].map((form) => ({
  form,
  read: compileDates([form], anyZone),
}));

/** Texts that are dates, each with the forms in which it can be read and the moment that it then means, in milliseconds. */
export type WrittenDates = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Anything that holds dates, as a column does. */
interface HoldsDates {
  readonly dates: WrittenDates;
}

/** Numbers that are dates where the name of their column says that it holds dates: of a spreadsheet, and seconds and milliseconds since 1970. */
const COUNTED = [
  { form: "excel-serial", looks: /^[2-6]\d{4}(\.\d+)?$/ },
  { form: "unix-seconds", looks: /^[1-2]\d{9}$/ },
  { form: "unix-milliseconds", looks: /^[1-2]\d{12}$/ },
].map(({ form, looks }) => ({ form, looks, read: compileDates([form], anyZone) }));

/** How a date may begin, for telling quickly what is none. */
const BEGINS = /^\d{1,4}[-/.年]\d|^\d{8}/;
/** The longest text that can be a date, in characters. */
const LONGEST_DATE = 40;

/**
 * The forms in which a text is a date, with the moment that it then means, in milliseconds; empty where it is none. A number is
 * one only where `mayCount`.
 */
export function waysToRead(text: string, mayCount = false): ReadonlyMap<string, number> {
  const counted = mayCount ? COUNTED.filter(({ looks }) => looks.test(text)) : [];
  const written = text.length <= LONGEST_DATE && BEGINS.test(text) ? FORMS : [];
  return new Map(
    [...written, ...counted].flatMap(({ form, read }) => {
      const moment = read(text);
      return moment === undefined ? [] : [[form, moment] as const];
    }),
  );
}

/** Whether 03/04 is a day in March or in April; `unsaid` where no value has a number over 12, or as many one way as the other. */
export type DayOrder = "month-first" | "day-first" | "unsaid";

/** One program writes all dates of a file in one order, so every column of dates has a say. */
export function dayOrderOf(columns: readonly HoldsDates[]): DayOrder {
  const ways = columns.flatMap(({ dates }) => [...dates.values()]);
  const only = (form: string, other: string): number => ways.filter((way) => way.has(form) && !way.has(other)).length;
  const [monthFirst, dayFirst] = [only("month-first", "day-first"), only("day-first", "month-first")];
  if (monthFirst === dayFirst) return "unsaid";
  return monthFirst > dayFirst ? "month-first" : "day-first";
}

/** The order to go on with: where no value says one, a clock of twelve hours is written where the month comes first. */
export function likelyOrder(columns: readonly HoldsDates[], order: DayOrder): Exclude<DayOrder, "unsaid"> {
  if (order !== "unsaid") return order;
  const halves = columns.some(({ dates }) => [...dates.keys()].some((text) => /[AP]M$/i.test(text)));
  return halves ? "month-first" : "day-first";
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
export function formOf(ways: ReadonlyMap<string, number>, order: Exclude<DayOrder, "unsaid">): string | undefined {
  const turned = order === "month-first" ? "day-first" : "month-first";
  return [...ways.keys()].find((form) => form !== turned) ?? ways.keys().next().value;
}

/** The forms that a mapping must name to read these columns; none where those do that hold anyway. */
export function formsToName(columns: readonly HoldsDates[], order: Exclude<DayOrder, "unsaid">): readonly string[] {
  const forms = new Set(
    columns.flatMap(({ dates }) => [...dates.values()].flatMap((ways) => formOf(ways, order) ?? [])),
  );
  return [...forms].every((form) => usualDateForms.includes(form)) ? [] : [...forms];
}
