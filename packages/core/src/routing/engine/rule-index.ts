import type { Condition, TokenPlace } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Rule, RuleSet } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { compileRules, type Look } from "./compiled-rules.ts";
import { searchGroups } from "./group-search.ts";
import { findNearMisses, type NearMisses } from "./near-misses.ts";
import type { TokenIndex } from "./token-index.ts";

/**
 * Which rules take a subject, without trying each: for every condition a bitmap of rules per value, and for words the rules that
 * ask for them. Rules that ask for the same conditions form a group; a group ANDs one sparse bitmap a condition and walks what is
 * left, so that a decision hardly grows with the table (bench/routing). All tables of a set share the values looked up and one
 * scan of the text. `look` comes first; the other questions are about the subject that was looked at last.
 */
export interface RuleIndex extends Pick<NearMisses, "nearly"> {
  readonly look: (subject: Subject) => void;
  /** The same subject with a value more, such as the priority that a table gave it: its words are not looked for again. */
  readonly lookAgain: (subject: Subject) => void;
  /** The first rule of a table that holds and does not lead to one of these agencies. */
  readonly first: (table: number, never: ReadonlySet<string>) => Rule | undefined;
  /** All rules of a table that hold, in its order. */
  readonly all: (table: number) => readonly Rule[];
  /** The conditions of a rule that do not hold. */
  readonly failing: (rule: Rule) => readonly Condition[];
  /** The words and other tokens of a rule that were found; undefined where the condition is none on tokens. */
  readonly tokens: (rule: Rule, condition: Condition) => readonly string[] | undefined;
  /** Where those stand. */
  readonly places: (rule: Rule, condition: Condition) => readonly TokenPlace[];
  /** The conditions asked for in a table of which the subject has nothing. */
  readonly missing: (table: number) => readonly Condition[];
}

const WITHOUT_LIMIT = Number.MAX_SAFE_INTEGER;

export function indexRules(set: RuleSet, domain: Domain): RuleIndex {
  const compiled = compileRules(set, domain);
  const { at, order, tableOf, columns, tokenIndexes, tables } = compiled;
  const positionOf = new Map(at.flatMap((rule, position) => (rule === undefined ? [] : [[rule, position] as const])));
  const look: Look = { subject: undefined, rowOf: new Int32Array(columns.length) };
  const { nextIn, holdsAt } = searchGroups(compiled, look);
  const { nearly, failingAt } = findNearMisses(compiled, look);

  function lookAgain(subject: Subject): void {
    look.subject = subject;
    for (let index = 0; index < columns.length; index++) look.rowOf[index] = columns[index]!.rowOf(subject);
  }

  const mayGo = (position: number, never: ReadonlySet<string>): boolean => {
    const { agency } = at[position]!.outcome;
    return never.size === 0 || agency === undefined || !never.has(agency);
  };

  function first(table: number, never: ReadonlySet<string>): Rule | undefined {
    let [best, limit] = [-1, WITHOUT_LIMIT];
    for (const group of tables[table]!) {
      if (group.driven || order[group.from]! >= limit) continue;
      let position = nextIn(group, group.from, limit);
      while (position >= 0 && !mayGo(position, never)) position = nextIn(group, position + 1, limit);
      if (position < 0 || order[position]! >= limit) continue;
      best = position;
      limit = order[position]!;
    }
    for (const tokens of tokenIndexes) {
      for (let nth = tokens.reached() - 1; nth >= 0; nth--) {
        const list = tokens.list(nth);
        for (let index = 0; index < list.length; index++) {
          const position = list[index]!;
          if (order[position]! >= limit) break;
          if (tableOf[position] !== table || !holdsAt(position) || !mayGo(position, never)) continue;
          best = position;
          limit = order[position]!;
          break;
        }
      }
    }
    return at[best];
  }

  function all(table: number): readonly Rule[] {
    const found = new Set<number>();
    for (const group of tables[table]!) {
      if (group.driven) continue;
      let position = nextIn(group, group.from, WITHOUT_LIMIT);
      for (; position >= 0; position = nextIn(group, position + 1, WITHOUT_LIMIT)) found.add(position);
    }
    for (const tokens of tokenIndexes)
      for (let nth = tokens.reached() - 1; nth >= 0; nth--)
        for (const position of tokens.list(nth))
          if (tableOf[position] === table && !found.has(position) && holdsAt(position)) found.add(position);
    return [...found].sort((a, b) => order[a]! - order[b]!).map((position) => at[position]!);
  }

  function missing(table: number): readonly Condition[] {
    const asked = new Set(tables[table]!.flatMap((group) => group.columns));
    return columns.flatMap(({ missing: row, condition }, column) =>
      asked.has(column) && look.rowOf[column] === row ? [condition] : [],
    );
  }

  const tokensOf = ({ kind }: Condition): TokenIndex | undefined =>
    tokenIndexes.find(({ condition }) => condition.kind === kind);
  const placeOf = (rule: Rule): number => positionOf.get(rule) ?? -1;

  return {
    look(subject) {
      for (const tokens of tokenIndexes) tokens.look(subject);
      lookAgain(subject);
    },
    lookAgain,
    first,
    all,
    nearly,
    failing: (rule) => failingAt(placeOf(rule)),
    tokens: (rule, condition) => tokensOf(condition)?.found(placeOf(rule)),
    places: (rule, condition) => tokensOf(condition)?.places(placeOf(rule), look.subject as Subject) ?? [],
    missing,
  };
}
