import type { History } from "../appeal/history.ts";
import type { PromiseStarts } from "../appeal/rulebook.ts";
import type { Limit } from "../appeal/terms.ts";
import { City } from "../city/city.ts";
import { type Agency, readAgencies, readAreas, readCategories } from "../city/lists.ts";
import { readOpen311 } from "../city/open311.ts";
import { open311Attributes } from "../city/open311-attributes.ts";
import { readDocument } from "../document.ts";
import { hashOf } from "../hash.ts";
import { isError, type Problem } from "../problem.ts";
import { compileCatalogue } from "../routing/catalogue.ts";
import type { Condition } from "../routing/condition.ts";
import { attributesIn } from "../routing/conditions/attribute.ts";
import { conditions as builtIn, withAttributes } from "../routing/conditions/index.ts";
import { type RoutingFile, readCatalogue } from "../routing/tables/read-catalogue.ts";
import { usualClasses } from "../satisfaction/classes.ts";
import { schemesOfCity } from "../satisfaction/schemes-of-city.ts";
import { SatisfactionFile } from "../satisfaction/survey.ts";
import { type Calendars, calendarOf, readClock } from "../sla/clock.ts";
import { refusesExtension } from "../sla/extension.ts";
import { type Policy, SlaFile, type Stage } from "../sla/policy.ts";
import { breachedAt } from "../sla/reading.ts";
import { dueAt } from "../sla/target.ts";
import type { Table } from "../table.ts";
import { compileZone, startOfDate } from "../time/zone.ts";
import { calendarProblems, cityDomain, urgentCategoryProblems } from "./city-domain.ts";
import type { CityFolder } from "./city-folder.ts";
import { type PolicyBook, policyFor } from "./policy-book.ts";
import { readCalendars } from "./read-calendars.ts";
import { readZones } from "./read-zones.ts";
import { slaProblems } from "./sla-problems.ts";

/** What became of a city folder: a book unless something is wrong, and every problem at once, warnings included. */
export interface CompiledCity {
  readonly book: PolicyBook | undefined;
  readonly problems: readonly Problem[];
}

/** Reads, checks and compiles a city folder. Embedders may add conditions of their own to the routing table. */
export function compileBook(folder: CityFolder, conditions: readonly Condition[] = builtIn): CompiledCity {
  const { parts, problems } = readParts(folder, conditions);
  if (parts === undefined || problems.some(isError)) return { book: undefined, problems };
  return { book: bookOf(parts, hashOf(folderContent(folder)).slice(0, 12)), problems };
}

type Parts = Exclude<ReturnType<typeof readParts>["parts"], undefined>;

/** Reads every file, so that all problems are told at once. No parts where one of them could not be read at all. */
function readParts(folder: CityFolder, conditions: readonly Condition[]) {
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
  const { calendars, ids: calendarIds } = note(readCalendars(folder.calendars));
  const sla = document(readDocument(folder.sla, SlaFile));
  if (sla !== undefined) problems.push(...slaProblems(folder.sla, sla, calendarIds));
  const policies = new Map(sla?.policies.map((policy) => [policy.id, policy]));
  const survey = document(readDocument(folder.satisfaction, SatisfactionFile));
  const schemes = survey && note(schemesOfCity(folder.satisfaction, survey)).schemes;
  const scheme = schemes?.at(-1);
  const zones = note(readZones(folder.zones ?? [])).zones;
  if (city !== undefined) {
    problems.push(...calendarProblems(folder.city, city, calendarIds));
    problems.push(...urgentCategoryProblems(folder.city, city, categories));
  }
  const domain = cityDomain({
    city,
    areas,
    agencies,
    categories,
    zones,
    calendars,
    simplified: folder.simplified,
    policies: sla && policies,
  });
  const zone = compileZone(city?.zone ?? "UTC");
  const { sets } = note(
    readCatalogue(folder.routing, withAttributes(conditions, domain), {
      domain,
      startOfDate: (date) => startOfDate(zone, date),
    }),
  );
  const routed = attributesIn(sets);
  const open311 = city && folder.open311 && note(readOpen311(folder.open311, { city, categories, routed })).open311;
  const defaultPolicy = sla && policies.get(sla.default);
  if (
    city === undefined ||
    survey === undefined ||
    schemes === undefined ||
    scheme === undefined ||
    defaultPolicy === undefined
  )
    return { parts: undefined, problems };
  const lists = { areas, agencies, categories, policies, defaultPolicy, calendars };
  return { parts: { ...lists, city, survey, schemes, scheme, domain, sets, open311 }, problems };
}

function bookOf({ city, survey, sets, ...parts }: Parts, version: string): PolicyBook {
  const { policies, defaultPolicy, calendars } = parts;
  const hotlines = new Set(city.hotlines.map((hotline) => hotline.id));
  const book: PolicyBook = {
    ...parts,
    version,
    city,
    zone: compileZone(city.zone),
    parameters: city.parameters,
    routing: compileCatalogue(sets, parts.domain),
    survey: survey.survey,
    classes: survey.classes ?? usualClasses,
    smallSample: survey.smallSample,
    hasAgency: parts.agencies.has,
    hasCategory: parts.categories.has,
    hasArea: parts.areas.has,
    hasHotline: (hotline) => hotlines.has(hotline),
    hasPolicy: (policy) => policies.has(policy),
    attributes: new Map([...open311Attributes, ...Object.entries(city.attributes)]),
    mayWhistle: (agency) => whistlers.has(parts.agencies.get(agency)?.kind),
    superiorOf: (agency) => parts.agencies.get(agency)?.parent,
    promise: (policy, starts) =>
      promise((policy === undefined ? undefined : policies.get(policy)) ?? defaultPolicy, starts, calendars),
    isOverdue: (appeal, history, at) => isOverdue(history, policyFor(appeal, book).stages.resolve, calendars, at),
    refusesExtension: (appeal, history, wanted) =>
      refusesExtension(history, policyFor(appeal, book).stages.resolve, calendars, wanted),
  };
  return book;
}

function isOverdue(history: History, stage: Stage | undefined, calendars: Calendars, at: number): boolean {
  const clock = stage && readClock(history, "resolve", stage, calendars);
  return clock !== undefined && clock.stoppedAt === undefined && breachedAt(clock, at) !== undefined;
}

/** Who may call departments to the spot (Beijing regulation on swift response, article 16). */
const whistlers: ReadonlySet<Agency["kind"] | undefined> = new Set(["subdistrict", "township"]);

/** What a policy promises at dispatch: its limit to settle the matter, where the clock for it has begun by then. */
function promise({ id, stages: { resolve } }: Policy, starts: PromiseStarts, calendars: Calendars): Limit {
  const start = resolve && startOf(resolve, starts);
  const due = resolve && start !== undefined ? dueAt(resolve.target, start, calendarOf(resolve, calendars)) : undefined;
  return due === undefined ? { policy: id } : { policy: id, dueAt: due };
}

function startOf({ startsOn }: Stage, { registeredAt, dispatchedAt }: PromiseStarts): number | undefined {
  if (startsOn === "registered") return registeredAt;
  return startsOn === "dispatched" ? dispatchedAt : undefined;
}

/** All that decides, without the places at which it stands. */
function folderContent(folder: CityFolder): unknown {
  const { agencies, areas, categories, routing, city, sla, satisfaction, calendars, zones = [], simplified } = folder;
  const cells = ({ columns, rows }: Table): unknown => [columns, rows.map((row) => row.cells)];
  const content = ({ content }: RoutingFile): unknown =>
    "table" in content ? cells(content.table) : content.document.value;
  return [
    ...[agencies, areas, categories].map(cells),
    routing.map(({ effective, files }) => [effective, files.map((file) => [file.name, content(file)])]),
    ...[city, sla, satisfaction, ...calendars, ...zones].map((document) => document.value),
    simplified === undefined ? [] : [...simplified],
  ];
}
