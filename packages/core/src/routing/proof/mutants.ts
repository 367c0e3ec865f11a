import { canonicalJson } from "../../hash.ts";
import type { Domain } from "../domain.ts";
import { hitPolicies, inOrder, mergedOutcome } from "../hit-policy.ts";
import type { Outcome } from "../outcome.ts";
import { compileRouter, type Router } from "../router.ts";
import { type RoutingTable, type Rule, ruleSetOf } from "../rule.ts";
import { type GoldenRun, mismatches, type PlayedCase } from "./golden.ts";
import { mayOverlap } from "./overlap.ts";

/** One small mistake made on purpose: a rule dropped, what two rules say exchanged, or the order of two rules that overlap. */
export interface Mutant {
  readonly mutation: "dropped" | "outcomes-swapped" | "order-swapped";
  readonly rule: Rule;
  /** The next rule, with which it was exchanged. */
  readonly other?: Rule;
}

/** How many of the mistakes a golden appeal would notice. */
export interface MutationScore {
  readonly mutants: number;
  readonly killed: number;
  /** Those that none notices; some of them may be no mistakes at all, where a rule is never needed. */
  readonly survived: readonly Mutant[];
}

/**
 * Makes every such mistake in the sets put to the test, and sees whether a case that passes would fail. A mistake is tried only on
 * cases that match the rules it touches, from the matches of the sound set: nothing is compiled again.
 */
export function mutationScore({ played, routers }: GoldenRun, domain: Domain): MutationScore {
  const passing = Map.groupBy(
    played.filter(({ wrong }) => wrong.length === 0),
    ({ router }) => router,
  );
  const results = routers.flatMap((router) =>
    router.set.tables.flatMap((table) => {
      const trials = (passing.get(router) ?? []).map((one) => trialOf(one, table));
      const byRule = new Map<Rule, Trial[]>();
      for (const trial of trials)
        for (const rule of trial.matches) byRule.set(rule, [...(byRule.get(rule) ?? []), trial]);
      const rest = restOf(router, table, domain);
      return mutantsOf(table).map((mutant) => ({ mutant, killed: isKilled(mutant, byRule, table, rest) }));
    }),
  );
  const survived = results.filter(({ killed }) => !killed).map(({ mutant }) => mutant);
  return { mutants: results.length, killed: results.length - survived.length, survived };
}

/** The mistakes that can be made in a table, without those that change nothing by themselves. */
function mutantsOf({ hit, rules }: RoutingTable): readonly Mutant[] {
  const ordered = inOrder(hit, rules).filter(({ enabled }) => enabled);
  const dropped = ordered.map((rule): Mutant => ({ mutation: "dropped", rule }));
  const pairs = ordered.slice(1).map((other, index) => ({ rule: ordered[index] as Rule, other }));
  const differing = pairs.filter(({ rule, other }) => canonicalJson(rule.outcome) !== canonicalJson(other.outcome));
  const outcomes = differing.map((pair): Mutant => ({ mutation: "outcomes-swapped", ...pair }));
  const orders = hitPolicies[hit].firstOnly
    ? differing
        .filter(({ rule, other }) => mayOverlap(rule, other))
        .map((pair): Mutant => ({ mutation: "order-swapped", ...pair }))
    : [];
  return [...dropped, ...outcomes, ...orders];
}

/** A passing case before one table: what matches there, and what the other tables said. */
interface Trial {
  readonly played: PlayedCase;
  readonly matches: readonly Rule[];
}

const trialOf = (played: PlayedCase, table: RoutingTable): Trial => ({
  played,
  matches: played.router.matches(table.name, played.subject),
});

/** The tables behind one, for cases to which a mistake gave another priority; compiled once, when first needed. */
function restOf({ set }: Router, table: RoutingTable, domain: Domain): () => Router {
  let compiled: Router | undefined;
  return () => {
    compiled ??= compileRouter(ruleSetOf(set.tables.slice(set.tables.indexOf(table) + 1)), domain);
    return compiled;
  };
}

function isKilled(
  mutant: Mutant,
  byRule: ReadonlyMap<Rule, readonly Trial[]>,
  table: RoutingTable,
  rest: () => Router,
): boolean {
  const touched = new Set([...(byRule.get(mutant.rule) ?? []), ...((mutant.other && byRule.get(mutant.other)) ?? [])]);
  for (const { played, matches } of touched) {
    const { chosen } = hitPolicies[table.hit].choose(mutated(matches, mutant));
    if (mismatches(played.golden, withTable(played, table, chosen, rest)).length > 0) return true;
  }
  return false;
}

function mutated(matches: readonly Rule[], { mutation, rule, other }: Mutant): readonly Rule[] {
  if (mutation === "dropped" || other === undefined) return matches.filter((one) => one !== rule);
  const swap = <Value>(of: (rule: Rule) => Value) => ({ [rule.id]: of(other), [other.id]: of(rule) });
  if (mutation === "order-swapped") {
    if (!matches.includes(rule) || !matches.includes(other)) return matches;
    const swapped = swap((one) => one);
    return matches.map((one) => swapped[one.id] ?? one);
  }
  const outcomes = swap(({ outcome }) => outcome);
  return matches.map((one) => ({ ...one, outcome: outcomes[one.id] ?? one.outcome }));
}

/** The decision about a case if one of its tables had chosen these rules. */
function withTable(
  { subject, router, decision }: PlayedCase,
  { name }: RoutingTable,
  chosen: readonly Rule[],
  rest: () => Router,
) {
  const said = mergedOutcome(chosen);
  const saidOf = (rules: readonly Rule[]): Outcome => mergedOutcome(rules);
  const position = router.set.tables.findIndex((table) => table.name === name);
  const byTable = router.set.tables.map((table) => decision.rules.filter((rule) => rule.table === table.name));
  const [before, after] = [byTable.slice(0, position), byTable.slice(position + 1)];
  const { priority } = saidOf(byTable[position] ?? []);
  if (said.priority === priority || after.length === 0) {
    const tables = [...before, chosen, ...after];
    return { outcome: Object.assign({}, ...tables.map(saidOf)) as Outcome, rules: tables.flat() };
  }
  const later = rest().decide({ ...subject, priority: said.priority ?? subject.priority });
  const outcome = Object.assign({}, ...before.map(saidOf), said, later.outcome) as Outcome;
  return { outcome, rules: [...before.flat(), ...chosen, ...later.rules] };
}
