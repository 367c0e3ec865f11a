import { type Document, didYouMean, documentProblem, isError, type Problem, SwiftlineError } from "@swiftline/core";
import { type CalendarSpec, readCalendar } from "@swiftline/core/time";
import { readCityFolder } from "@swiftline/files";
import { invalid } from "./flags.ts";

export interface CityCalendar {
  /** Relative to the city folder. */
  readonly file: string;
  readonly spec: CalendarSpec;
}

/** The calendars of a city as they are written. Throws `city/invalid` with every problem of them, or `city/not-found`. */
export async function calendarsOf(city: string): Promise<readonly CityCalendar[]> {
  const folder = await readCityFolder(city);
  const read = folder.ok
    ? folder.value.calendars.map((document) => ({ document, ...readCalendar(document.value) }))
    : [];
  const problems = folder.ok
    ? read.flatMap(({ document, problems }) => problems.filter(isError).map((one) => inFile(document, one)))
    : folder.reason;
  if (problems.length > 0) throw invalidCity(city, problems);
  return read.flatMap(({ document, calendar }) => (calendar ? [{ file: document.file, spec: calendar }] : []));
}

/** One calendar of a city by its id. Throws `flag/invalid` where there is none of it. */
export async function calendarOf(city: string, id: string): Promise<CityCalendar> {
  const calendars = await calendarsOf(city);
  const found = calendars.find(({ spec }) => spec.id === id);
  if (found !== undefined) return found;
  const { suggestion = "swiftline calendar list" } = didYouMean(
    id,
    calendars.map(({ spec }) => spec.id),
  );
  throw invalid(`the city has no calendar ${id}`, suggestion);
}

/** The fault of a city in which something is wrong. */
export const invalidCity = (city: string, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("city/invalid", `${city}: this city has errors`, {
    tryThis: `swiftline city check ${city}`,
    problems,
  });

const inFile = (
  document: Document,
  { path, code, message, ...more }: ReturnType<typeof readCalendar>["problems"][number],
): Problem => documentProblem(document, path, code, message, more);
