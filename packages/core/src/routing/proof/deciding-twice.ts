import { priority } from "../conditions/priority.ts";
import type { Decision } from "../decision.ts";
import type { Domain } from "../domain.ts";
import { outputs } from "../outcome.ts";
import { compileRouter, type Router } from "../router.ts";
import { type Rule, ruleSetOf } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { spoken } from "./spoken.ts";
import { touchedRules } from "./touched-rules.ts";

export interface TwoDecisions {
  readonly before: Decision;
  readonly after: Decision;
}

/** Two rule sets side by side. */
export interface DecidingTwice {
  /** By `delta` only what matches a rule that differs is decided; by `replay` everything is. The answers are the same. */
  readonly how: "delta" | "replay";
  /** Both decisions; undefined where they are sure to be the same. */
  readonly decide: (subject: Subject) => TwoDecisions | undefined;
}

/** Where more forms of rules than this, for each rule there is, differ, looking whether one of them matches saves nothing. */
const MOST_TOUCHED = 0.5;

/** Compares two sets that were compiled against the same domain. `replay` decides everything twice, whatever differs. */
export function decidingTwice(a: Router, b: Router, domain: Domain, { replay = false } = {}): DecidingTwice {
  const decide = (subject: Subject): TwoDecisions => ({ before: a.decide(subject), after: b.decide(subject) });
  const touched = replay ? "all" : touchedRules(a.set, b.set);
  if (touched === "all" || isMuch(touched, a)) return { how: "replay", decide };
  if (touched.length === 0) return { how: "delta", decide: () => undefined };
  const net = netOf(touched, domain);
  return { how: "delta", decide: (subject) => (net.decide(subject).rules.length === 0 ? undefined : decide(subject)) };
}

function isMuch(touched: readonly Rule[], { set }: Router): boolean {
  const rules = set.tables.reduce((sum, table) => sum + table.rules.length, 0);
  return touched.length > rules * MOST_TOUCHED || touched.some(({ tests }) => tests.length === 0);
}

/**
 * A table of the rules that differ, which catches every appeal that one of them takes. It has no urgency table before it, so
 * what they ask of the priority is left out: it catches rather too much.
 */
const netOf = (touched: readonly Rule[], domain: Domain): Router =>
  compileRouter(
    ruleSetOf([
      {
        name: "assign",
        hit: "first",
        rules: touched.map(
          (rule): Rule => ({
            ...rule,
            table: "assign",
            tests: rule.tests.filter(({ condition }) => condition.kind !== priority.kind),
          }),
        ),
      },
    ]),
    domain,
  );

/** Whether two decisions say the same, by whatever rules; lists count as sets. */
export const saysTheSame = ({ before, after }: TwoDecisions): boolean =>
  before.outcome === after.outcome ||
  outputs.every(({ field }) => spoken(before.outcome[field]) === spoken(after.outcome[field]));
