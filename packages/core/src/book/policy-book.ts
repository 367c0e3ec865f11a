import { type Appeal, assignmentOf } from "../appeal/appeal.ts";
import type { Rulebook } from "../appeal/rulebook.ts";
import type { City } from "../city/city.ts";
import type { Agency, Area, Category } from "../city/lists.ts";
import type { Tree } from "../city/tree.ts";
import type { Router } from "../routing/router.ts";
import type { Scheme } from "../satisfaction/scheme.ts";
import type { SatisfactionFile } from "../satisfaction/survey.ts";
import type { Calendars } from "../sla/clock.ts";
import type { Policy } from "../sla/policy.ts";
import type { Zone } from "../time/zone.ts";

/**
 * One city, compiled: its lists, its dispatch table, its limits and calendars, its survey and scoring.
 * It is a value: two books with the same `version` decide and score alike.
 */
export interface PolicyBook extends Rulebook {
  readonly city: City;
  readonly zone: Zone;
  readonly agencies: Tree<Agency>;
  readonly areas: Tree<Area>;
  readonly categories: Tree<Category>;
  readonly router: Router;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly defaultPolicy: Policy;
  readonly calendars: Calendars;
  readonly survey: SatisfactionFile["survey"];
  readonly scheme: Scheme;
}

/** The policy that an appeal is held to: the one promised at dispatch, else the one its route names, else the default. */
export function policyFor(appeal: Appeal, book: PolicyBook, route = book.router.decide(appeal.matter)): Policy {
  const named = assignmentOf(appeal)?.limit?.policy ?? route?.policy;
  return (named === undefined ? undefined : book.policies.get(named)) ?? book.defaultPolicy;
}
