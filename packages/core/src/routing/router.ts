import type { RouteFact, RouteTrail } from "../appeal/terms.ts";
import { type Conflict, type Decision, seenBy } from "./decision.ts";
import type { Domain } from "./domain.ts";
import { indexRules, type RuleIndex } from "./engine/rule-index.ts";
import { type Explanation, explainBy } from "./explanation.ts";
import { hitPolicies, mergedOutcome } from "./hit-policy.ts";
import type { Outcome } from "./outcome.ts";
import { cellOf, type RoutingTable, type Rule, type RuleSet } from "./rule.ts";
import { nobody, type Subject } from "./subject.ts";
import type { TableName } from "./table-names.ts";

export interface ExplainOptions {
  readonly never?: ReadonlySet<string>;
  /** How many of the rules that nearly matched to name in each table; 5 unless said. */
  readonly near?: number;
  /** Why not this agency? Adds what its rules would have needed. */
  readonly whyNot?: string;
}

/** A compiled rule set. It keeps what it looked at last while it answers, and nothing between two questions. */
export interface Router {
  readonly set: RuleSet;
  /** `never` are the agencies that returned this appeal: it does not go back to them. */
  readonly decide: (subject: Subject, never?: ReadonlySet<string>) => Decision;
  readonly decideMany: (subjects: Iterable<Subject>) => readonly Decision[];
  /** All rules of a table that hold, in its order, whatever its hit policy makes of them. */
  readonly matches: (table: TableName, subject: Subject) => readonly Rule[];
  /** The same decision by the same index, with its reasons, what was beaten, what nearly matched and what was missing. */
  readonly explain: (subject: Subject, options?: ExplainOptions) => Explanation;
  /** What an event keeps of a decision: the rules, the version of the set, and the facts that decided. */
  readonly trail: (decision: Decision, subject: Subject) => RouteTrail;
}

const noConflicts: readonly Conflict[] = [];

/** Compiles a set for deciding fast, whatever conditions it was read with. */
export function compileRouter(set: RuleSet, domain: Domain): Router {
  const index = indexRules(set, domain);
  const decide = (subject: Subject, never = nobody): Decision => {
    index.look(subject);
    return decideBy(index, set.tables, subject, never);
  };
  return {
    set,
    decide,
    decideMany: (subjects) => Array.from(subjects, (subject) => decide(subject)),
    matches(table, subject) {
      const { rules } = decide(subject);
      const position = set.tables.findIndex(({ name }) => name === table);
      if (position < 0) return [];
      index.lookAgain(seenBy(table, subject, { tables: set.tables, rules }));
      return index.all(position);
    },
    explain(subject, { never = nobody, near = 5, whyNot } = {}) {
      const decision = decide(subject, never);
      return explainBy(index, set, decision, { subject, domain, never, near, whyNot });
    },
    trail: ({ rules }, subject) => ({
      version: set.version,
      steps: rules.map((rule) => ({
        table: rule.table,
        rule: rule.id,
        because: factsOf(rule, seenBy(rule.table, subject, { tables: set.tables, rules }), domain),
      })),
    }),
  };
}

function decideBy(
  index: RuleIndex,
  tables: readonly RoutingTable[],
  asked: Subject,
  never: ReadonlySet<string>,
): Decision {
  let subject = asked;
  let outcome: Outcome | undefined;
  let rules: readonly Rule[] = [];
  let conflicts = noConflicts;
  for (let position = 0; position < tables.length; position++) {
    const table = tables[position] as RoutingTable;
    const policy = hitPolicies[table.hit];
    let chosen: readonly Rule[];
    if (policy.firstOnly) {
      const rule = index.first(position, never);
      chosen = rule === undefined ? [] : [rule];
    } else {
      const choice = policy.choose(index.all(position).filter((rule) => !never.has(rule.outcome.agency ?? "")));
      chosen = choice.chosen;
      if (choice.conflict.length > 0) conflicts = [...conflicts, { table: table.name, rules: choice.conflict }];
    }
    if (chosen.length === 0) continue;
    const said = mergedOutcome(chosen);
    outcome = outcome === undefined ? said : { ...outcome, ...said };
    rules = rules.length === 0 ? chosen : [...rules, ...chosen];
    if (said.priority !== undefined && position < tables.length - 1) {
      subject = { ...subject, priority: said.priority };
      index.lookAgain(subject);
    }
  }
  return { outcome: outcome ?? {}, rules, conflicts };
}

const factsOf = (rule: Rule, subject: Subject, domain: Domain): readonly RouteFact[] =>
  rule.tests.map((test) => ({
    condition: test.condition.kind,
    got: test.condition.got(test.wanted, subject, domain) ?? "",
    by: cellOf(test),
  }));
