import type { PolicyBook } from "../../book/policy-book.ts";
import { loadOf } from "../scenario/load.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** More lines than this cannot be told apart in one picture. */
const FOLLOWED = 4;

const known = new WeakMap<Scenario, readonly string[]>();

/** The agencies whose backlogs are worth following: the busiest as worked out before any run, so that every replication follows the same. */
export function busiestAgencies(scenario: Scenario, book: PolicyBook): readonly string[] {
  const busiest =
    known.get(scenario) ??
    loadOf(scenario, book)
      .offices.slice(0, FOLLOWED)
      .map(({ agency }) => agency);
  known.set(scenario, busiest);
  return busiest;
}
