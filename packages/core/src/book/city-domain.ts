import type { City } from "../city/city.ts";
import type { Agency, Area, Category } from "../city/lists.ts";
import type { Tree } from "../city/tree.ts";
import { type Document, documentProblem } from "../document.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { byWeek, cityTimeIn, codesOf, type DateKind, type Domain, type Zones } from "../routing/domain.ts";
import { foldingOf } from "../routing/engine/folding.ts";
import type { Calendars } from "../sla/clock.ts";
import type { Policy } from "../sla/policy.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { type CivilDate, weekdayIndexOf } from "../time/civil-date.ts";
import { compileZone } from "../time/zone.ts";

interface CityParts {
  /** What could not be read is undefined, and then nothing is called unknown because of it. */
  readonly city: City | undefined;
  readonly policies: ReadonlyMap<string, Policy> | undefined;
  readonly areas: Tree<Area>;
  readonly agencies: Tree<Agency>;
  readonly categories: Tree<Category>;
  readonly zones: Zones;
  readonly calendars: Calendars;
  readonly simplified: ReadonlyMap<string, string> | undefined;
}

/** A city as its dispatch tables see it. */
export function cityDomain({ city, policies, agencies, calendars, simplified, ...lists }: CityParts): Domain {
  const calendar = city?.calendar === undefined ? undefined : calendars.get(city.calendar);
  const ids = agencies.nodes.map(({ id }) => id);
  return {
    ...lists,
    agencies: { has: agencies.has, all: () => ids },
    policies: policies === undefined ? { has: () => true, all: () => [] } : codesOf(policies.keys()),
    skills: codesOf(city?.skills ?? []),
    attributes: new Map(Object.entries(city?.attributes ?? {})),
    closedOn: (agency) => agencies.get(agency)?.closed,
    timeOf: cityTimeIn(compileZone(city?.zone ?? "UTC")),
    dateKind: calendar === undefined ? byWeek : byCalendar(calendar),
    folding: foldingOf(simplified),
  };
}

const byCalendar =
  (calendar: WorkCalendar) =>
  (date: CivilDate): DateKind => {
    if (calendar.isWorkingDate(date)) return "workday";
    return weekdayIndexOf(date) < 5 || calendar.isHoliday(date) ? "holiday" : "weekend";
  };

/** A city that goes by a calendar which is not there. */
export function calendarProblems(document: Document, { calendar }: City, ids: ReadonlySet<string>): readonly Problem[] {
  if (calendar === undefined || ids.has(calendar)) return [];
  const message = `there is no calendar ${calendar}`;
  const meant = { value: calendar, ...didYouMean(calendar, ids) };
  return [documentProblem(document, ["calendar"], "city/unknown-calendar", message, meant)];
}

/** What the city calls urgent must be categories of the first level, since reports count by these. */
export const urgentCategoryProblems = (
  document: Document,
  { urgentCategories }: City,
  categories: Tree<Category>,
): readonly Problem[] =>
  urgentCategories.flatMap((category, at) => {
    const tops = categories.childrenOf(undefined).map(({ id }) => id);
    if (tops.includes(category)) return [];
    const message = categories.has(category)
      ? `${category} is no category of the first level`
      : `there is no category ${category}`;
    const top = categories.ancestorAt(category, 0);
    const meant = top === undefined ? didYouMean(category, tops) : { suggestion: `its first level is ${top}` };
    const path = ["urgentCategories", at];
    return [documentProblem(document, path, "city/unknown-category", message, { value: category, ...meant })];
  });
