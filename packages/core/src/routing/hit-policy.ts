import { canonicalJson } from "../hash.ts";
import { type Outcome, outputs } from "./outcome.ts";

/** What of a rule matters for choosing. */
interface Chooseable {
  readonly outcome: Outcome;
  readonly rank?: number;
}

/** What a table makes of the rules that match: those that decide, or those between which it cannot. */
interface Choice<Rule> {
  readonly chosen: readonly Rule[];
  readonly conflict: readonly Rule[];
}

/**
 * How a table chooses among the rules that match (DMN 1.5, 8.2.10): the `first` by row; `unique`, at most one may match;
 * `any`, all that match must agree; `priority`, the one of lowest rank, then row; `collect`, all of them add up.
 * None leaves a choice to chance: where it has no answer, it answers a conflict.
 */
interface HitPolicyMember {
  readonly summary: string;
  /** Whether the first match by the table's order is all that it needs. */
  readonly firstOnly: boolean;
  readonly choose: <Rule extends Chooseable>(matches: readonly Rule[]) => Choice<Rule>;
}

const choice = <Rule>(chosen: readonly Rule[]): Choice<Rule> => ({ chosen, conflict: [] });
const first = <Rule>(matches: readonly Rule[]): Choice<Rule> => choice(matches.slice(0, 1));

const members = {
  first: { summary: "the first rule that matches, by row", firstOnly: true, choose: first },
  unique: {
    summary: "the one rule that matches; several are a conflict",
    firstOnly: false,
    choose: (matches) => (matches.length > 1 ? { chosen: [], conflict: matches } : choice(matches)),
  },
  any: {
    summary: "any rule that matches, as all say the same; where they disagree there is a conflict",
    firstOnly: false,
    choose(matches) {
      const said = new Set(matches.map(({ outcome }) => canonicalJson(outcome)));
      return said.size > 1 ? { chosen: [], conflict: matches } : first(matches);
    },
  },
  priority: {
    summary: "the rule of lowest rank that matches; of equals the first by row",
    firstOnly: true,
    choose: first,
  },
  collect: { summary: "all rules that match; their lists add up", firstOnly: false, choose: choice },
} as const satisfies Record<string, HitPolicyMember>;

export type HitPolicy = keyof typeof members;
export const hitPolicies: Readonly<Record<HitPolicy, HitPolicyMember>> = members;
export const hitPolicyNames = Object.keys(hitPolicies) as readonly HitPolicy[];

/** Rules in the order in which their table tries them: by rank where it goes by priority, else by row. */
export const inOrder = <Rule extends Chooseable>(hit: HitPolicy, rules: readonly Rule[]): readonly Rule[] =>
  hit === "priority" ? rules.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)) : rules;

/** What several rules say together: lists add up in order, of single words the first counts. */
export function mergedOutcome(rules: readonly Chooseable[]): Outcome {
  if (rules.length < 2) return rules[0]?.outcome ?? {};
  const merged: Record<string, unknown> = {};
  for (const { field, many } of outputs) {
    const said = rules.flatMap(({ outcome }) => (outcome[field] === undefined ? [] : [outcome[field]]));
    if (said.length > 0) merged[field] = many ? [...new Set(said.flat())] : said[0];
  }
  return merged;
}
