import { type Appeal, assignmentOf } from "../appeal/appeal.ts";
import type { Rulebook } from "../appeal/rulebook.ts";
import type { City } from "../city/city.ts";
import type { Agency, Area, Category } from "../city/lists.ts";
import type { Open311 } from "../city/open311.ts";
import type { Tree } from "../city/tree.ts";
import type { Catalogue } from "../routing/catalogue.ts";
import type { Decision } from "../routing/decision.ts";
import type { Domain } from "../routing/domain.ts";
import { subjectOf } from "../routing/subject.ts";
import type { ClassRule } from "../satisfaction/classes.ts";
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
  /** The rule sets by date, and the lists against which they were read. */
  readonly routing: Catalogue;
  readonly domain: Domain;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly defaultPolicy: Policy;
  readonly calendars: Calendars;
  readonly survey: SatisfactionFile["survey"];
  /** Every version of the scheme by which the city scores, in the order of their dates, and the last of them. */
  readonly schemes: readonly Scheme[];
  readonly scheme: Scheme;
  /** How units come into classes, and how many valid follow-ups a place in a ladder needs. */
  readonly classes: readonly ClassRule[];
  readonly smallSample: number;
  /** The city's services in Open311, where it takes part; they decide nothing. */
  readonly open311: Open311 | undefined;
}

/** The policy that an appeal is held to: the one promised at dispatch, else the one its route names, else the default. */
export function policyFor(appeal: Appeal, book: PolicyBook, route?: Decision): Policy {
  const named = assignmentOf(appeal)?.limit?.policy ?? (route ?? routeOf(appeal, book)).outcome.policy;
  return (named === undefined ? undefined : book.policies.get(named)) ?? book.defaultPolicy;
}

/** What the catalogue says of an appeal as it was taken down, whoever has it now. */
export const routeOf = (appeal: Appeal, book: PolicyBook): Decision =>
  book.routing.at(appeal.registeredAt).decide(subjectOf(appeal, appeal.registeredAt));
