import type { Rule, RuleSet } from "../rule.ts";
import { diffRuleSets, type TableDiff } from "./diff.ts";

/**
 * The rules that differ between two sets, in their old and their new form, or `all` where another way to choose makes every rule
 * differ. An appeal that matches none of them is decided alike by both: what matches it is the same, in the same order.
 */
export function touchedRules(a: RuleSet, b: RuleSet): readonly Rule[] | "all" {
  const diffs = diffRuleSets(a, b);
  return diffs.some(({ hit }) => hit !== undefined) ? "all" : diffs.flatMap(touchedIn).filter(({ enabled }) => enabled);
}

const touchedIn = ({ added, removed, changed, moved }: TableDiff): readonly Rule[] => [
  ...added,
  ...removed,
  ...[...changed.filter(({ cells }) => cells.some(({ decides }) => decides)), ...moved].flatMap(({ before, after }) => [
    before,
    after,
  ]),
];
