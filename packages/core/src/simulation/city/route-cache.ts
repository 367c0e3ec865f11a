import type { PolicyBook } from "../../book/policy-book.ts";
import type { Outcome } from "../../routing/outcome.ts";
import type { Router } from "../../routing/router.ts";
import type { Rule } from "../../routing/rule.ts";
import type { Matters } from "./matters.ts";

/**
 * What the tables say of a matter at a moment, as far as it tells who gets it under which policy: the same object for the same words.
 * `never` are the agencies that returned it.
 */
export type RouteOf = (matter: number, at: number, never: ReadonlySet<string>) => Outcome;

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
  let router: Router | undefined;
  let looksAt: ReadonlySet<string> | undefined;
  /** By the remainder of its number each group of matters has one place, which the next one with the same remainder takes over. */
  const groups = new Float64Array(PLACES).fill(NONE);
  const outcomes: Outcome[] = [];
  const told = new Map<string, Outcome>();
  const said = new Map<Rule, Outcome>();

  function asked(inForce: Router, matter: number, at: number, never?: ReadonlySet<string>): Outcome {
    const { rules, outcome } = inForce.decide({ ...matters.of(matter), at }, never);
    const [only] = rules;
    if (only === undefined || rules.length > 1) return same(outcome);
    const found = said.get(only) ?? same(outcome);
    said.set(only, found);
    return found;
  }

  function same({ agency, manner, policy, disposition, advice }: Outcome): Outcome {
    const who = { ...(agency && { agency }), ...(manner && { manner }), ...(policy && { policy }) };
    const outcome = { ...who, ...(disposition && { disposition }), ...(advice && { advice }) };
    const key = JSON.stringify(outcome);
    const first = told.get(key) ?? outcome;
    told.set(key, first);
    return first;
  }

  return (matter, at, never) => {
    const inForce = book.routing.at(at);
    if (inForce !== router) {
      router = inForce;
      looksAt = conditionsAboutMatter(inForce);
      groups.fill(NONE);
    }
    if (looksAt === undefined || never.size > 0) return asked(inForce, matter, at, never);
    const group = matters.alike(matter, looksAt);
    const place = group % PLACES;
    if (groups[place] !== group) {
      outcomes[place] = asked(inForce, matter, at);
      groups[place] = group;
    }
    return outcomes[place] as Outcome;
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
