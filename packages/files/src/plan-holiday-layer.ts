import { join } from "node:path";
import { didYouMean, invariant, isError, no, ok, type Problem, type Result } from "@swiftline/core";
import { type CityFolder, calendarFolder, compileBook } from "@swiftline/core/book";
import { type CalendarSpec, formatDate, type HolidayLayer, type NamedDate, readCalendar } from "@swiftline/core/time";
import { readCityFolder } from "./read-city-folder.ts";
import { readText } from "./read-text.ts";
import { parseYaml } from "./read-yaml.ts";
import { withHolidayLayer } from "./write-holiday-layer.ts";

/** What putting a layer of holidays into a calendar would change; to apply it, write `text` to `file`. */
export interface LayerPlan {
  readonly file: string;
  readonly text: string;
  /** Whether the text differs from what the file holds. */
  readonly changed: boolean;
  readonly added: readonly LayerDay[];
  readonly removed: readonly LayerDay[];
  readonly knownUntil: { readonly before: string | undefined; readonly after: string | undefined };
  /** What would be doubtful in the calendar then, such as a day that is a holiday and worked. */
  readonly warnings: readonly Problem[];
}

export interface LayerDay extends NamedDate {
  readonly worked: boolean;
}

export interface LayerTarget {
  /** The city folder. */
  readonly city: string;
  /** The id of one of its calendars. */
  readonly calendar: string;
  /** Where the days come from, for the layer's `source`; what stands there stays unless said. */
  readonly source?: string | undefined;
  /** Whether the days that stand in the layer and are not named anew stay, such as those of other years. */
  readonly keepOthers?: boolean;
}

/**
 * Plans a layer into a calendar of a city, and checks the city as it would be then. Answers every problem, of the city as it
 * is or as it would be. Throws `city/not-found`.
 */
export async function planHolidayLayer(
  layer: HolidayLayer,
  { city, calendar, source, keepOthers = false }: LayerTarget,
): Promise<Result<LayerPlan, readonly Problem[]>> {
  const folder = await readCityFolder(city);
  if (!folder.ok) return folder;
  const before = calendarIn(folder.value, calendar);
  if (!before.ok) return before;
  const { file, spec } = before.value;
  const text = await readText(join(city, file), file);
  if (!text.ok) return no([text.reason]);
  const written = text.value.toString();
  const was = daysOf(spec, layer.id);
  const edited = withHolidayLayer({ file, text: written }, keepOthers ? withOthers(layer, was) : layer, source);
  if (!edited.ok) return edited;
  const after = checked(edited.value, file, folder.value);
  if (!after.ok) return after;
  const is = daysOf(after.value.spec, layer.id);
  return ok({
    file: join(city, file),
    text: edited.value,
    changed: edited.value !== written,
    added: without(is, was),
    removed: without(was, is),
    knownUntil: { before: knownUntil(spec), after: knownUntil(after.value.spec) },
    warnings: after.value.warnings,
  });
}

/** The calendar that a new text of a file would be, in a city that has no error with it. */
function checked(
  text: string,
  file: string,
  folder: CityFolder,
): Result<{ readonly spec: CalendarSpec; readonly warnings: readonly Problem[] }, readonly Problem[]> {
  const document = parseYaml(text, file);
  invariant(document.ok, "a calendar with a layer more can be read");
  const calendars = folder.calendars.map((other) => (other.file === file ? document.value : other));
  const { problems } = compileBook({ ...folder, calendars });
  if (problems.some(isError)) return no(problems);
  const { calendar: spec } = readCalendar(document.value.value);
  invariant(spec, "a calendar in which the city has no error can be read");
  return ok({ spec, warnings: problems.filter((problem) => problem.file === file) });
}

function calendarIn(
  folder: CityFolder,
  id: string,
): Result<{ readonly file: string; readonly spec: CalendarSpec }, readonly Problem[]> {
  const specs = folder.calendars.flatMap(({ file, value }) => {
    const spec = readCalendar(value).calendar;
    return spec === undefined ? [] : [{ file, spec }];
  });
  const found = specs.find(({ spec }) => spec.id === id);
  if (found !== undefined) return ok(found);
  const broken = compileBook(folder).problems.filter((problem) => isError(problem) && isCalendar(problem));
  if (broken.length > 0) return no(broken);
  const meant = didYouMean(
    id,
    specs.map(({ spec }) => spec.id),
  );
  return no([{ code: "calendar/unknown", message: `the city has no calendar ${id}`, value: id, ...meant }]);
}

const isCalendar = ({ file }: Problem): boolean => file?.startsWith(`${calendarFolder}/`) ?? false;

function daysOf({ layers }: CalendarSpec, id: string): readonly LayerDay[] {
  const layer = layers.find((one) => one.id === id);
  const days = (worked: boolean) =>
    (worked ? layer?.workdays : layer?.holidays)?.map(({ date, name = "" }) => ({
      date: formatDate(date),
      name,
      worked,
    }));
  return [...(days(false) ?? []), ...(days(true) ?? [])];
}

function withOthers(layer: HolidayLayer, standing: readonly LayerDay[]): HolidayLayer {
  const named = new Set([...layer.holidays, ...layer.workdays].map(({ date }) => date));
  const and = (days: readonly NamedDate[], worked: boolean): readonly NamedDate[] =>
    [...days, ...standing.filter((day) => day.worked === worked && !named.has(day.date))].sort((one, other) =>
      one.date < other.date ? -1 : 1,
    );
  return { ...layer, holidays: and(layer.holidays, false), workdays: and(layer.workdays, true) };
}

function without(days: readonly LayerDay[], others: readonly LayerDay[]): readonly LayerDay[] {
  const key = ({ date, name, worked }: LayerDay): string => `${date} ${worked} ${name}`;
  const known = new Set(others.map(key));
  return days.filter((day) => !known.has(key(day)));
}

const knownUntil = ({ holidaysKnownUntil }: CalendarSpec): string | undefined =>
  holidaysKnownUntil === undefined ? undefined : formatDate(holidaysKnownUntil);
