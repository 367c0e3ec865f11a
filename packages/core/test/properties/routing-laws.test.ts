import fc from "fast-check";
import { expect, test } from "vitest";
import { hitPolicies, inOrder, mergedOutcome } from "../../src/routing/hit-policy.ts";
import type { Outcome } from "../../src/routing/outcome.ts";
import { compileRouter } from "../../src/routing/router.ts";
import { type RoutingTable, type Rule, type RuleSet, ruleSetOf } from "../../src/routing/rule.ts";
import type { Subject } from "../../src/routing/subject.ts";
import { holds, never, routingTable, ruleSet, subject, subjects } from "../arbitrary-rules.ts";
import { domain } from "../literals/domain.ts";
import { tried } from "../runs.ts";

/** Tries every rule in turn: the plain reading of decision tables. */
function scan({ tables }: RuleSet, asked: Subject, without: ReadonlySet<string> = new Set()) {
  let about = asked;
  let outcome: Outcome = {};
  const rules: Rule[] = [];
  const conflicts: (readonly Rule[])[] = [];
  for (const { hit, rules: all } of tables) {
    const matching = inOrder(hit, all).filter((rule) => holds(rule, about) && !without.has(rule.outcome.agency ?? ""));
    const { chosen, conflict } = hitPolicies[hit].choose(matching);
    const said = mergedOutcome(chosen);
    outcome = { ...outcome, ...said };
    rules.push(...chosen);
    if (conflict.length > 0) conflicts.push(conflict);
    if (said.priority !== undefined) about = { ...about, priority: said.priority };
  }
  return { outcome, rules: rules.map(named), conflicts: conflicts.map((some) => some.map(named)) };
}
const named = ({ table, id }: Rule): string => `${table} ${id}`;

const assigning = routingTable("assign", ["first"]);

test("the index decides as a scan of all rules of all tables does", () => {
  fc.assert(
    fc.property(ruleSet, subjects, never, (set, many, without) => {
      const router = compileRouter(set, domain);
      for (const one of many) {
        const { outcome, rules, conflicts } = router.decide(one, without);
        expect({
          outcome,
          rules: rules.map(named),
          conflicts: conflicts.map((conflict) => conflict.rules.map(named)),
        }).toEqual(scan(set, one, without));
      }
    }),
    tried(1000, 10_000),
  );
});

const runs = tried(200, 2000);

test("an explanation explains the decision, and names every other rule that matches", () => {
  fc.assert(
    fc.property(assigning, subject, never, (table, one, without) => {
      const router = compileRouter(ruleSetOf([table]), domain);
      const { decision, tables } = router.explain(one, { never: without });
      expect(decision).toEqual(router.decide(one, without));
      const [told] = tables;
      const rules = [...(told?.chosen ?? []), ...(told?.beaten ?? [])].map(({ rule }) => rule.id);
      expect(rules.sort()).toEqual(
        table.rules
          .filter((rule) => holds(rule, one))
          .map(({ id }) => id)
          .sort(),
      );
    }),
    runs,
  );
});

const failing = (rule: Rule, about: Subject): readonly string[] =>
  rule.tests
    .filter(({ condition, wanted }) => !condition.holds(wanted, about, domain))
    .map(({ condition }) => condition.kind);

test("nearly chosen are the rules of several conditions that fail by exactly the one named", () => {
  fc.assert(
    fc.property(assigning, subject, (table, one) => {
      const [told] = compileRouter(ruleSetOf([table]), domain).explain(one, { near: 1000 }).tables;
      const near = table.rules.filter(
        (rule) => rule.enabled && rule.tests.length > 1 && failing(rule, one).length === 1,
      );
      expect(told?.nearly.map(({ rule }) => rule.id).sort()).toEqual(near.map(({ id }) => id).sort());
      for (const { rule, failed } of told?.nearly ?? []) expect(failing(rule, one)).toEqual([failed.condition]);
    }),
    runs,
  );
});

test("why not an agency names exactly what its rules fail by", () => {
  fc.assert(
    fc.property(assigning, subject, (table, one) => {
      const { whyNot } = compileRouter(ruleSetOf([table]), domain).explain(one, { whyNot: "police" });
      for (const { rule, failed } of whyNot?.rules ?? [])
        expect(failed.map(({ condition }) => condition)).toEqual(failing(rule, one));
    }),
    runs,
  );
});

test("a rule added anywhere changes only the appeals that it matches", () => {
  fc.assert(
    fc.property(assigning, assigning, fc.nat(), subjects, (table, other, place, many) => {
      const [added] = other.rules;
      if (added === undefined) return;
      const at = place % (table.rules.length + 1);
      const rules = table.rules.toSpliced(at, 0, { ...added, id: "added" });
      const [before, after] = [table, { ...table, rules }].map(routerOf);
      for (const one of many)
        if (!holds(added, one)) expect(after?.decide(one).rules[0]?.id).toBe(before?.decide(one).rules[0]?.id);
    }),
    runs,
  );
});

test("two neighbours that no appeal here matches both can change places", () => {
  fc.assert(
    fc.property(assigning, fc.nat(), subjects, (table, place, many) => {
      const at = place % Math.max(1, table.rules.length - 1);
      const [one, next] = [table.rules[at], table.rules[at + 1]];
      if (one === undefined || next === undefined) return;
      const swapped = { ...table, rules: table.rules.toSpliced(at, 2, next, one) };
      const [before, after] = [table, swapped].map(routerOf);
      for (const about of many.filter((some) => !(holds(one, some) && holds(next, some))))
        expect(after?.decide(about).rules[0]?.id).toBe(before?.decide(about).rules[0]?.id);
    }),
    runs,
  );
});

const routerOf = (table: RoutingTable) => compileRouter(ruleSetOf([table]), domain);
