import type { PolicyBook } from "../../book/policy-book.ts";
import type { Outcome } from "../../routing/outcome.ts";
import type { Router } from "../../routing/router.ts";
import { cellOf, type Rule, type Test } from "../../routing/rule.ts";
import type { Subject } from "../../routing/subject.ts";
import type { Matters, Told } from "./matters.ts";
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
  /** The place of its route, and of the one where the agency of that has returned it. */
  const firsts = new Int32Array(PLACES);
  const seconds = new Int32Array(PLACES);
  const routes: Route[] = [];
  const said = new Map<Rule, Route>();

  function asked(inForce: Router, matter: number, at: number, never?: ReadonlySet<string>): Route {
    const { rules, outcome } = inForce.decide({ ...matters.of(matter), at }, never);
    const only = rules.length === 1 ? rules[0] : undefined;
    const route = (only && said.get(only)) ?? routeOf(outcome);
    if (only !== undefined) said.set(only, route);
    routes[route.place] = route;
    return route;
  }

  return (matter, at, never) => {
    const inForce = book.routing.at(at);
    if (inForce !== router) {
      router = inForce;
      const tests = testsAboutMatter(inForce);
      groupOf =
        tests &&
        matters.alike(
          toldBy(tests, book),
          tests.some(({ condition }) => condition.kind === "repeat"),
        );
      groups.fill(NONE);
    }
    if (groupOf === undefined) return asked(inForce, matter, at, never);
    const group = groupOf(matter);
    const place = group & (PLACES - 1);
    if (groups[place] !== group) {
      firsts[place] = asked(inForce, matter, at).place;
      seconds[place] = NONE;
      groups[place] = group;
    }
    const first = routes[firsts[place] as number] as Route;
    if (never.size === 0) return first;
    if (never.size > 1 || !never.has(first.says.agency ?? "")) return asked(inForce, matter, at, never);
    if (seconds[place] === NONE) seconds[place] = asked(inForce, matter, at, never).place;
    return routes[seconds[place] as number] as Route;
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

const PLACES = 2 ** 18;
const NONE = -1;

/** What all rules look at, each once; undefined where one of them may look at more than the matter. */
function testsAboutMatter({ set }: Router): readonly Test[] | undefined {
  const rules = set.tables.flatMap((table) => table.rules);
  const tests = rules.flatMap((rule) => rule.tests);
  const isTimeless = rules.every(({ from, to }) => from === undefined && to === undefined);
  const areAbout = tests.every(({ condition: { kind } }) => aboutMatter.has(kind) || kind.startsWith("attribute:"));
  return isTimeless && areAbout
    ? [...new Map(tests.map((test) => [`${test.condition.kind} ${cellOf(test)}`, test])).values()]
    : undefined;
}

/** Which tests hold of a value: rules cannot tell values apart of which the same ones do. A condition has the name of what it looks at. */
const toldBy =
  (tests: readonly Test[], { domain }: PolicyBook): Told =>
  (list, value) =>
    tests
      .filter(({ condition }) => condition.kind === list)
      .map(({ condition, wanted }) =>
        condition.holds(wanted, { [list]: value } as unknown as Subject, domain) ? 1 : 0,
      )
      .join("");
