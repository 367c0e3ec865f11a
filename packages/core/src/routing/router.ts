import type { RouteTrail } from "../appeal/terms.ts";
import type { RoutingTable, Rule } from "./routing-table.ts";
import { indexRules } from "./rule-index.ts";
import type { Domain, Subject } from "./subject.ts";

/** Where an appeal goes, and by which rule. */
export interface Route {
  readonly agency: string;
  readonly policy?: string | undefined;
  readonly trail: RouteTrail;
}

/** Why a rule was not chosen though it came near, or came too late. */
export interface Beaten {
  readonly rule: string;
  readonly agency: string;
  readonly why: "later" | "returned";
}

/** A route in full: what was chosen, what else matched, and what failed by a single test. */
export interface Explanation {
  readonly route: Route | undefined;
  readonly basis?: string | undefined;
  readonly beaten: readonly Beaten[];
  readonly nearly: readonly {
    readonly rule: string;
    readonly agency: string;
    readonly failed: string;
    readonly wanted: string;
  }[];
}

/** A compiled table: the first rule that matches decides, in a total order, so that no tie is left to chance. */
export interface Router {
  readonly table: RoutingTable;
  /** `never` are the agencies that returned this appeal: it does not go back to them. */
  readonly decide: (subject: Subject, never?: ReadonlySet<string>) => Route | undefined;
  readonly explain: (subject: Subject, never?: ReadonlySet<string>) => Explanation;
}

const NEARLY = 5;
const nobody: ReadonlySet<string> = new Set();

/** Compiles a table for deciding fast, whatever conditions it was read with. */
export function compileRouter(table: RoutingTable, domain: Domain): Router {
  const { rules } = table;
  const index = indexRules(rules, domain);
  const matching = (subject: Subject): readonly Rule[] =>
    index
      .candidates(subject)
      .map((position) => rules[position]!)
      .filter((rule) => rule.tests.every((test) => test.condition.index !== undefined || holds(test, subject)));
  const routeBy = (rule: Rule | undefined, subject: Subject): Route | undefined =>
    rule && {
      agency: rule.agency,
      policy: rule.policy,
      trail: { table: table.name, rule: rule.id, version: table.version, because: factsOf(rule, subject) },
    };
  return {
    table,
    decide: (subject, never = nobody) =>
      routeBy(
        matching(subject).find((rule) => !never.has(rule.agency)),
        subject,
      ),
    explain(subject, never = nobody) {
      const matched = matching(subject);
      const chosen = matched.find((rule) => !never.has(rule.agency));
      return {
        route: routeBy(chosen, subject),
        basis: chosen?.basis,
        beaten: matched
          .filter((rule) => rule !== chosen)
          .map(({ id, agency }) => ({ rule: id, agency, why: never.has(agency) ? "returned" : "later" })),
        nearly: rules.flatMap((rule) => failedBy(rule, subject)).slice(0, NEARLY),
      };
    },
  };
}

const holds = (test: Rule["tests"][number], subject: Subject): boolean => test.condition.holds(test.wanted, subject);

const factsOf = (rule: Rule, subject: Subject): RouteTrail["because"] =>
  rule.tests.map(({ condition, wanted, cell }) => ({
    condition: condition.kind,
    got: condition.got(wanted, subject),
    by: cell,
  }));

/** The one test that kept a rule of several tests from matching. */
function failedBy(rule: Rule, subject: Subject): Explanation["nearly"] {
  if (rule.tests.length < 2) return [];
  const failed = rule.tests.filter((test) => !holds(test, subject));
  const [only] = failed;
  if (failed.length !== 1 || only === undefined) return [];
  return [{ rule: rule.id, agency: rule.agency, failed: only.condition.kind, wanted: only.cell }];
}
