import type { Instant } from "../../time/instant.ts";
import type { Router } from "../router.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import type { TableName } from "../table-names.ts";

/** How often a rule decided, and the moment of the latest appeal that it decided. */
export interface RuleHits {
  readonly rule: Rule;
  readonly hits: number;
  readonly lastAt?: Instant;
}

export interface TableCoverage {
  readonly table: TableName;
  /** In the order of the table; without those that are off. */
  readonly rules: readonly RuleHits[];
  readonly never: readonly Rule[];
  /** Appeals taken by a rule that takes everything, and those that no rule decided. */
  readonly byDefault: number;
  readonly undecided: number;
  /** Of the undecided, those between whose rules the table could not choose. */
  readonly conflicts: number;
}

/** What past appeals used of a rule set. */
export interface RuleCoverage {
  readonly version: string;
  readonly appeals: number;
  readonly tables: readonly TableCoverage[];
}

/** Decides past appeals and counts which rules did it. */
export function coverage(router: Router, subjects: Iterable<Subject>): RuleCoverage {
  const count = openCoverage(router);
  for (const subject of subjects) count.add(subject);
  return count.found();
}

/** The same, one appeal after another as they are read. */
export function openCoverage({ set, decide }: Router) {
  const hits = new Map<Rule, { hits: number; lastAt: Instant }>();
  const undecided = new Map(set.tables.map(({ name }) => [name, { undecided: 0, conflicts: 0 }]));
  let appeals = 0;
  return {
    add(subject: Subject): void {
      appeals++;
      const { rules, conflicts } = decide(subject);
      for (const rule of rules) {
        const known = hits.get(rule);
        hits.set(rule, { hits: (known?.hits ?? 0) + 1, lastAt: Math.max(known?.lastAt ?? subject.at, subject.at) });
      }
      for (const [name, count] of undecided) {
        if (rules.some(({ table }) => table === name)) continue;
        count.undecided++;
        if (conflicts.some(({ table }) => table === name)) count.conflicts++;
      }
    },
    found: (): RuleCoverage => ({
      version: set.version,
      appeals,
      tables: set.tables.map(({ name, rules }) => {
        const counted = rules.filter(({ enabled }) => enabled).map((rule) => ({ rule, hits: 0, ...hits.get(rule) }));
        return {
          table: name,
          rules: counted,
          never: counted.flatMap(({ rule, hits }) => (hits === 0 ? [rule] : [])),
          byDefault: counted.reduce((sum, { rule, hits }) => sum + (rule.tests.length === 0 ? hits : 0), 0),
          undecided: 0,
          conflicts: 0,
          ...undecided.get(name),
        };
      }),
    }),
  };
}
