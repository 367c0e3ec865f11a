import type { PolicyBook } from "../../book/policy-book.ts";
import type { Outcome } from "../../routing/outcome.ts";
import type { Router } from "../../routing/router.ts";
import type { Rule } from "../../routing/rule.ts";
import type { Matters } from "./matters.ts";
import { NOBODY } from "./simulated-hotline.ts";

/** Something that the tables say, as far as it tells who gets an appeal under which policy. */
export interface Route {
  /** A small number of its own: the same words are the same route. */
  readonly place: number;
  readonly says: Outcome;
  /** The place of the agency in the city's list, or NOBODY. */
  readonly agency: number;
}

/** What the tables say of a matter at a moment. `never` are the agencies that returned it. */
export type RouteOf = (matter: number, at: number, never: ReadonlySet<string>) => Route;

/** Conditions that look at the matter alone, and never at the moment. Others, an embedder's own among them, are asked every time. */
const aboutMatter: ReadonlySet<string> = new Set([
  "category",
  "area",
  "text",
  "channel",
  "kind",
  "language",
  "population",
  "repeat",
  "priority",
  "zone",
]);

/** The city's router, asked once for all matters between which its tables cannot tell, as long as they look at nothing but matters. */
export function routeCache(book: PolicyBook, matters: Matters): RouteOf {
  const routeOf = routesOf(book);
  let router: Router | undefined;
  let groupOf: ((matter: number) => number) | undefined;
  /** By the remainder of its number each group of matters has one place, which the next one with the same remainder takes over. */
  const groups = new Float64Array(PLACES).fill(NONE);
  const found: Route[] = [];
  const said = new Map<Rule, Route>();

  function asked(inForce: Router, matter: number, at: number, never?: ReadonlySet<string>): Route {
    const { rules, outcome } = inForce.decide({ ...matters.of(matter), at }, never);
    const [only] = rules;
    if (only === undefined || rules.length > 1) return routeOf(outcome);
    const route = said.get(only) ?? routeOf(outcome);
    said.set(only, route);
    return route;
  }

  return (matter, at, never) => {
    const inForce = book.routing.at(at);
    if (inForce !== router) {
      router = inForce;
      const looksAt = conditionsAboutMatter(inForce);
      groupOf = looksAt && matters.alike(looksAt);
      groups.fill(NONE);
    }
    if (groupOf === undefined || never.size > 0) return asked(inForce, matter, at, never);
    const group = groupOf(matter);
    const place = group & (PLACES - 1);
    if (groups[place] !== group) {
      found[place] = asked(inForce, matter, at);
      groups[place] = group;
    }
    return found[place] as Route;
  };
}

const known = new WeakMap<PolicyBook, (outcome: Outcome) => Route>();

/** The routes of a book, numbered as they are met. */
function routesOf(book: PolicyBook): (outcome: Outcome) => Route {
  const routes = known.get(book) ?? newRoutes(book);
  known.set(book, routes);
  return routes;
}

function newRoutes({ agencies }: PolicyBook): (outcome: Outcome) => Route {
  const places = new Map(agencies.nodes.map(({ id }, place) => [id, place]));
  const met = new Map<string, Route>();
  return ({ agency, manner, policy, disposition, advice }) => {
    const who = { ...(agency && { agency }), ...(manner && { manner }), ...(policy && { policy }) };
    const says = { ...who, ...(disposition && { disposition }), ...(advice && { advice }) };
    const key = JSON.stringify(says);
    const route = met.get(key) ?? { place: met.size, says, agency: places.get(agency ?? "") ?? NOBODY };
    met.set(key, route);
    return route;
  };
}

const PLACES = 2 ** 19;
const NONE = -1;

/** The conditions of all rules; undefined where one of them may look at more than the matter. */
function conditionsAboutMatter({ set }: Router): ReadonlySet<string> | undefined {
  const rules = set.tables.flatMap((table) => table.rules);
  const kinds = new Set(rules.flatMap(({ tests }) => tests.map(({ condition }) => condition.kind)));
  const isTimeless = rules.every(({ from, to }) => from === undefined && to === undefined);
  return isTimeless && [...kinds].every((kind) => aboutMatter.has(kind) || kind.startsWith("attribute:"))
    ? kinds
    : undefined;
}
