import fc from "fast-check";
import { expect, test } from "vitest";
import { AppealKind, Channel } from "../../src/appeal/terms.ts";
import { conditions } from "../../src/routing/conditions/index.ts";
import { compileRouter } from "../../src/routing/router.ts";
import { type RoutingTable, type Rule, readRoutingTable } from "../../src/routing/routing-table.ts";
import type { Subject } from "../../src/routing/subject.ts";
import { domain } from "../literals/domain.ts";
import { tried } from "../runs.ts";

const agencies = [...domain.agencies()];
const some = (words: readonly string[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant("") },
    { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map(joined) },
  );
const joined = (words: readonly string[]): string => words.join("|");
const idsOf = (tree: { readonly nodes: readonly { readonly id: string }[] }) => tree.nodes.map((node) => node.id);

const columns = ["id", "category", "area", "channel", "kind", "text", ">agency"];
const cells = fc.tuple(
  some(idsOf(domain.categories)),
  some(idsOf(domain.areas)),
  some(Channel.options),
  some(AppealKind.options),
  some(["loud", "music", "gas", "cold"]),
  fc.constantFrom(...agencies),
);

/** Up to 80 rules, so that bitmaps of one, two and three words occur. The last rule takes the rest. */
const routingTable: fc.Arbitrary<RoutingTable> = fc.array(cells, { maxLength: 80, size: "max" }).map((lines) => {
  const rows = [...lines.filter((line) => line.slice(0, 5).some(Boolean)), ["", "", "", "", "", "desk"]];
  const read = readRoutingTable(
    { file: "routing.csv", columns, rows: rows.map((row, line) => ({ line: line + 2, cells: [`r${line}`, ...row] })) },
    conditions,
    domain,
  );
  expect(read.problems).toEqual([]);
  return read.table;
});

const subject: fc.Arbitrary<Subject> = fc.record({
  category: fc.constantFrom(...idsOf(domain.categories), "unheard-of"),
  area: fc.option(fc.constantFrom(...idsOf(domain.areas)), { nil: undefined }),
  text: fc.constantFrom("", "loud music", "GAS and cold", "nothing of the kind"),
  channel: fc.constantFrom(...Channel.options),
  kind: fc.constantFrom(...AppealKind.options),
});
const subjects = fc.array(subject, { minLength: 1, maxLength: 20 });
const never = fc.uniqueArray(fc.constantFrom(...agencies), { maxLength: 2 }).map((some) => new Set(some));

/** Tries every rule in turn: the plain reading of a decision table. */
const scan = (rules: readonly Rule[], about: Subject, without: ReadonlySet<string>): Rule | undefined =>
  rules.find(
    (rule) => !without.has(rule.agency) && rule.tests.every(({ condition, wanted }) => condition.holds(wanted, about)),
  );

const runs = tried(200, 2000);

test("the index chooses the rule that a scan of all rules chooses", () => {
  fc.assert(
    fc.property(routingTable, subjects, never, (table, many, without) => {
      const router = compileRouter(table, domain);
      for (const one of many) expect(router.decide(one, without)?.trail.rule).toBe(scan(table.rules, one, without)?.id);
    }),
    runs,
  );
});

test("an explanation explains the decision, and names every other rule that matches", () => {
  fc.assert(
    fc.property(routingTable, subject, never, (table, one, without) => {
      const router = compileRouter(table, domain);
      const { route, beaten } = router.explain(one, without);
      expect(route).toEqual(router.decide(one, without));
      const matching = table.rules.filter((rule) => scan([rule], one, new Set()) !== undefined);
      const told = [...beaten.map(({ rule }) => rule), ...(route === undefined ? [] : [route.trail.rule])];
      expect(told.sort()).toEqual(matching.map(({ id }) => id).sort());
    }),
    runs,
  );
});

test("nearly chosen are rules of several conditions that fail by exactly the one named", () => {
  fc.assert(
    fc.property(routingTable, subject, (table, one) => {
      for (const { rule, failed } of compileRouter(table, domain).explain(one).nearly) {
        const tests = table.rules.find(({ id }) => id === rule)?.tests ?? [];
        const failing = tests.filter(({ condition, wanted }) => !condition.holds(wanted, one));
        expect(failing.map(({ condition }) => condition.kind)).toEqual([failed]);
        expect(tests.length).toBeGreaterThan(1);
      }
    }),
    runs,
  );
});

test("a rule added before the default changes only what went to the default", () => {
  fc.assert(
    fc.property(routingTable, routingTable, subjects, (table, other, many) => {
      const [added] = other.rules;
      const rest = table.rules.at(-1);
      if (added === undefined || rest === undefined) return;
      const rules = [...table.rules.slice(0, -1), { ...added, id: "added" }, rest];
      const [before, after] = [compileRouter(table, domain), compileRouter({ ...table, rules }, domain)];
      for (const one of many) {
        const [was, is] = [before.decide(one)?.trail.rule, after.decide(one)?.trail.rule];
        if (was === rest.id) expect([rest.id, "added"]).toContain(is);
        else expect(is).toBe(was);
      }
    }),
    runs,
  );
});
