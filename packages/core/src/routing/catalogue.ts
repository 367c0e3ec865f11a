import type { Instant } from "../time/instant.ts";
import type { Domain } from "./domain.ts";
import { compileRouter, type Router } from "./router.ts";
import { type RuleSet, ruleSetOf } from "./rule.ts";

/** The rule sets of a city by date. One is in force at any moment; where none is, nothing is decided and a person dispatches. */
export interface Catalogue {
  /** In the order in which they come into force. */
  readonly routers: readonly Router[];
  readonly at: (instant: Instant) => Router;
  /** The set of a version, whenever it is in force. */
  readonly withVersion: (version: string) => Router | undefined;
}

const startOf = ({ from = Number.NEGATIVE_INFINITY }: RuleSet): number => from;
const endOf = ({ to = Number.POSITIVE_INFINITY }: RuleSet): number => to;

/** Compiles sets; each is in force from its start until its end, or until the next one starts. */
export function compileCatalogue(sets: readonly RuleSet[], domain: Domain): Catalogue {
  const routers = sets.toSorted((a, b) => startOf(a) - startOf(b)).map((set) => compileRouter(set, domain));
  const latestFirst = routers.toReversed();
  const none = compileRouter(ruleSetOf([]), domain);
  return {
    routers,
    at(instant) {
      for (const router of latestFirst)
        if (startOf(router.set) <= instant) return instant < endOf(router.set) ? router : none;
      return none;
    },
    withVersion: (version) => routers.find(({ set }) => set.version === version),
  };
}

/** Pairs of sets that would be in force at once: both begin at the same moment, or one is to last beyond the start of another. */
export function overlappingSets(sets: readonly RuleSet[]): readonly (readonly [RuleSet, RuleSet])[] {
  const ordered = sets.toSorted((a, b) => startOf(a) - startOf(b));
  return ordered.flatMap((set, index) =>
    ordered
      .slice(index + 1)
      .flatMap((later): (readonly [RuleSet, RuleSet])[] =>
        startOf(later) === startOf(set) || (set.to !== undefined && startOf(later) < set.to) ? [[set, later]] : [],
      ),
  );
}
