import type { Limit } from "../appeal/terms.ts";
import { City } from "../city/city.ts";
import { readAgencies, readAreas, readCategories } from "../city/lists.ts";
import { type Document, documentProblem, readDocument } from "../document.ts";
import { hashOf } from "../hash.ts";
import { didYouMean } from "../nearest.ts";
import { isError, type Problem } from "../problem.ts";
import type { Condition } from "../routing/condition.ts";
import { conditions as builtIn } from "../routing/conditions/index.ts";
import { compileRouter } from "../routing/router.ts";
import { readRoutingTable } from "../routing/routing-table.ts";
import type { Domain } from "../routing/subject.ts";
import type { Scheme } from "../satisfaction/scheme.ts";
import { schemes } from "../satisfaction/schemes/index.ts";
import { SatisfactionFile } from "../satisfaction/survey.ts";
import { type Calendars, calendarOf } from "../sla/clock.ts";
import { needsCalendar, type Policy, SlaFile } from "../sla/policy.ts";
import { dueAt } from "../sla/target.ts";
import { compileCalendar, type WorkCalendar } from "../time/calendar.ts";
import { readCalendar } from "../time/read-calendar.ts";
import { compileZone } from "../time/zone.ts";
import type { CityFolder } from "./city-folder.ts";
import type { PolicyBook } from "./policy-book.ts";

/** What became of a city folder: a book unless something is wrong, and every problem at once, warnings included. */
export interface CompiledCity {
  readonly book: PolicyBook | undefined;
  readonly problems: readonly Problem[];
}

/** Reads, checks and compiles a city folder. Embedders may add conditions of their own to the routing table. */
export function compileBook(folder: CityFolder, conditions: readonly Condition[] = builtIn): CompiledCity {
  const problems: Problem[] = [];
  const note = <Value>({ problems: found, ...read }: Value & { readonly problems: readonly Problem[] }) => {
    problems.push(...found);
    return read;
  };
  const document = <Value>(read: ReturnType<typeof readDocument<Value>>): Value | undefined => {
    if (!read.ok) problems.push(...read.reason);
    return read.ok ? read.value : undefined;
  };

  const city = document(readDocument(folder.city, City));
  const areas = note(readAreas(folder.areas)).tree;
  const agencies = note(readAgencies(folder.agencies, areas)).tree;
  const categories = note(readCategories(folder.categories)).tree;
  const calendars = note(readCalendars(folder.calendars)).calendars;
  const sla = document(readDocument(folder.sla, SlaFile));
  if (sla !== undefined) problems.push(...slaProblems(folder.sla, sla, calendars));
  const policies = new Map(sla?.policies.map((policy) => [policy.id, policy]));
  const survey = document(readDocument(folder.satisfaction, SatisfactionFile));
  const scheme = survey && note(chooseScheme(folder.satisfaction, survey)).scheme;

  const domain: Domain = {
    categories,
    areas,
    hasAgency: agencies.has,
    agencies: () => agencies.nodes.map((agency) => agency.id),
    hasPolicy: (policy) => policies.has(policy),
    policies: () => policies.keys(),
  };
  const routing = note(readRoutingTable(folder.routing, conditions, domain)).table;
  const defaultPolicy = sla && policies.get(sla.default);
  if (
    city === undefined ||
    survey === undefined ||
    scheme === undefined ||
    defaultPolicy === undefined ||
    problems.some(isError)
  )
    return { book: undefined, problems };

  const hotlines = new Set(city.hotlines.map((hotline) => hotline.id));
  const book: PolicyBook = {
    version: hashOf(folderContent(folder)).slice(0, 12),
    city,
    zone: compileZone(city.zone),
    parameters: city.parameters,
    areas,
    agencies,
    categories,
    router: compileRouter(routing, domain, conditions),
    policies,
    defaultPolicy,
    calendars,
    survey: survey.survey,
    scheme,
    hasAgency: agencies.has,
    hasCategory: categories.has,
    hasArea: areas.has,
    hasHotline: (hotline) => hotlines.has(hotline),
    promise: (policy, at) =>
      promise((policy === undefined ? undefined : policies.get(policy)) ?? defaultPolicy, at, calendars),
  };
  return { book, problems };
}

/** What a policy promises from `at` on: its limit to settle the matter. */
function promise(policy: Policy, at: number, calendars: Calendars): Limit {
  const { resolve } = policy.stages;
  const due = resolve && dueAt(resolve.target, at, calendarOf(resolve, calendars));
  return { policy: policy.id, ...(due !== undefined && { dueAt: due }) };
}

function readCalendars(documents: readonly Document[]): {
  readonly calendars: Calendars;
  readonly problems: readonly Problem[];
} {
  const calendars = new Map<string, WorkCalendar>();
  const problems = documents.flatMap((document) => {
    const { calendar, problems } = readCalendar(document.value);
    if (calendar !== undefined) calendars.set(calendar.id, compileCalendar(calendar));
    return problems.map(({ path, ...problem }) => ({ ...problem, file: document.file, ...document.placeOf(path) }));
  });
  return { calendars, problems };
}

/** Policies that name no known calendar, stand twice, or are named as default and are not there. */
function slaProblems(document: Document, { policies, default: standard }: SlaFile, calendars: Calendars): Problem[] {
  const problems: Problem[] = [];
  const ids = policies.map((policy) => policy.id);
  policies.forEach(({ id, stages }, position) => {
    const path = ["policies", position];
    if (ids.indexOf(id) !== position)
      problems.push(documentProblem(document, [...path, "id"], "sla/policy-twice", `policy ${id} is there twice`));
    for (const [key, stage] of Object.entries(stages)) {
      const at = [...path, "stages", key];
      if (stage.calendar === undefined && needsCalendar(stage.target))
        problems.push(
          documentProblem(document, at, "sla/no-calendar", `${key} of ${id} counts by a calendar and names none`),
        );
      if (stage.calendar !== undefined && !calendars.has(stage.calendar)) {
        const message = `there is no calendar ${stage.calendar}`;
        const meant = didYouMean(stage.calendar, calendars.keys());
        problems.push(documentProblem(document, [...at, "calendar"], "sla/unknown-calendar", message, meant));
      }
    }
  });
  if (!ids.includes(standard))
    problems.push(
      documentProblem(
        document,
        ["default"],
        "sla/unknown-policy",
        `there is no policy ${standard}`,
        didYouMean(standard, ids),
      ),
    );
  return problems;
}

function chooseScheme(
  document: Document,
  file: SatisfactionFile,
): { readonly scheme: Scheme | undefined; readonly problems: readonly Problem[] } {
  const scheme = schemes.find((one) => one.id === file.scheme);
  if (scheme === undefined) {
    const meant = didYouMean(
      file.scheme,
      schemes.map((one) => one.id),
    );
    const message = `there is no scoring scheme ${file.scheme}`;
    return { scheme, problems: [documentProblem(document, ["scheme"], "satisfaction/unknown-scheme", message, meant)] };
  }
  return {
    scheme: { ...scheme, weights: file.weights ?? scheme.weights, credit: file.credit ?? scheme.credit },
    problems: [],
  };
}

/** All that decides, without the places at which it stands. */
function folderContent(folder: CityFolder): unknown {
  const { agencies, areas, categories, routing, city, sla, satisfaction, calendars } = folder;
  return [
    ...[agencies, areas, categories, routing].map(({ columns, rows }) => [columns, rows.map((row) => row.cells)]),
    ...[city, sla, satisfaction, ...calendars].map((document) => document.value),
  ];
}
