import fc from "fast-check";
import { expect, test } from "vitest";
import { diffRuleSets } from "../../src/routing/proof/diff.ts";
import { runGolden } from "../../src/routing/proof/golden.ts";
import type { GoldenCase } from "../../src/routing/proof/golden-case.ts";
import { longestRising } from "../../src/routing/proof/longest-rising.ts";
import { type Mutant, mutationScore } from "../../src/routing/proof/mutants.ts";
import { type Suggestion, suggest } from "../../src/routing/proof/suggest.ts";
import { whatIf } from "../../src/routing/proof/what-if.ts";
import { compileRouter, type Router } from "../../src/routing/router.ts";
import { type RoutingTable, type Rule, type RuleSet, ruleSetOf } from "../../src/routing/rule.ts";
import type { Subject } from "../../src/routing/subject.ts";
import { ruleSet, subject, subjects } from "../arbitrary-rules.ts";
import { domain } from "../literals/domain.ts";
import { tried } from "../runs.ts";
import { type Mistake, domain as miningDomain, wrongTable } from "../wrong-table.ts";

/** One change somebody makes to a table; positions beyond its end are taken from its beginning. */
const edit = fc.record({
  table: fc.nat({ max: 4 }),
  what: fc.constantFrom("drop", "move", "move", "say", "ask", "off", "note", "add"),
  at: fc.nat({ max: 50 }),
  to: fc.nat({ max: 50 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(rules: readonly Rule[], { what, at, to }: Edit, donor: readonly Rule[]): readonly Rule[] {
  const position = rules.length === 0 ? 0 : at % rules.length;
  const [rule, other] = [rules[position], donor[to % Math.max(1, donor.length)]];
  if (rule === undefined || other === undefined) return rules;
  const rest = rules.toSpliced(position, 1);
  const put = (changed: Partial<Rule>) => rules.with(position, { ...rule, ...changed });
  switch (what) {
    case "drop":
      return rest;
    case "move":
      return rest.toSpliced(to % (rest.length + 1), 0, rule);
    case "say":
      return put({ outcome: other.outcome });
    case "ask":
      return put({ tests: other.tests });
    case "off":
      return put({ enabled: !rule.enabled });
    case "note":
      return put({ note: "as agreed" });
    case "add":
      return rules.toSpliced(position, 0, { ...other, id: `added-${rules.length}-${to}` });
  }
}

const applied = (set: RuleSet, edits: readonly Edit[], donor: RuleSet): RuleSet =>
  ruleSetOf(
    set.tables.map(
      (table, position): RoutingTable => ({
        ...table,
        rules: edits
          .filter((one) => one.table === position)
          .reduce((rules, one) => edited(rules, one, donor.tables[position]?.rules ?? []), table.rules),
      }),
    ),
  );

/** A set, and the same with a few changes. */
const twoSets = fc
  .tuple(ruleSet, fc.array(edit, { minLength: 1, maxLength: 6 }), ruleSet)
  .map(([set, edits, donor]) => [set, applied(set, edits, donor)] as const);

const pastAppeals = fc.array(
  fc.record({ id: fc.string(), subject, weight: fc.integer({ min: 1, max: 3 }), returned: fc.boolean() }),
  { minLength: 1, maxLength: 30 },
);

test("by the rules that differ a what-if finds what deciding everything twice finds", () => {
  let byDelta = 0;
  fc.assert(
    fc.property(twoSets, pastAppeals, ([a, b], appeals) => {
      const [before, after] = [compileRouter(a, domain), compileRouter(b, domain)];
      const { how, ...found } = whatIf(before, after, appeals, { domain });
      const { how: _, ...replayed } = whatIf(before, after, appeals, { domain, replay: true });
      expect(found).toEqual(replayed);
      if (how === "delta") byDelta++;
    }),
    tried(600, 6000),
  );
  expect(byDelta).toBeGreaterThan(400);
});

test("sets without a rule in common differ in every rule, and a what-if between them is right", () => {
  fc.assert(
    fc.property(ruleSet, ruleSet, pastAppeals, (a, b, appeals) => {
      const [before, after] = [compileRouter(a, domain), compileRouter(b, domain)];
      const { different, moved } = whatIf(before, after, appeals, { domain });
      let [others, elsewhere] = [0, 0];
      for (const { subject, weight } of appeals) {
        const [was, is] = [before.decide(subject).outcome, after.decide(subject).outcome];
        if (JSON.stringify(asSets(was)) !== JSON.stringify(asSets(is))) others += weight;
        if (was.agency !== is.agency) elsewhere += weight;
      }
      expect([different, moved]).toEqual([others, elsewhere]);
    }),
    tried(100, 1000),
  );
});

const asSets = (outcome: object) =>
  Object.entries(outcome)
    .map(([field, said]: [string, string | readonly string[]]) => [
      field,
      typeof said === "string" ? said : said.toSorted(),
    ])
    .sort();

test("a diff says how the one set becomes the other, and nothing where they are the same", () => {
  fc.assert(
    fc.property(twoSets, ([a, b]) => {
      expect(diffRuleSets(a, a)).toEqual([]);
      const diffs = diffRuleSets(a, b);
      for (const { name, rules } of b.tables) {
        const diff = diffs.find(({ table }) => table === name);
        const [changed, placed] = [
          new Map(diff?.changed.map(({ before, after }) => [before, after])),
          diff?.moved ?? [],
        ];
        const gone = new Set<Rule>([...(diff?.removed ?? []), ...placed.map(({ before }) => before)]);
        const stayed = (a.tables.find((table) => table.name === name)?.rules ?? []).filter((rule) => !gone.has(rule));
        const rest = rules.filter((rule) => !diff?.added.includes(rule) && !placed.some(({ after }) => after === rule));
        expect(stayed.map((rule) => changed.get(rule) ?? rule)).toEqual(rest);
      }
    }),
    tried(200, 2000),
  );
});

/** The length of the longest rising run, by trying every subset. */
function longestByTrying(numbers: readonly number[]): number {
  let longest = 0;
  for (let chosen = 0; chosen < 2 ** numbers.length; chosen++) {
    const some = numbers.filter((_, position) => (chosen >> position) & 1);
    if (some.every((number, position) => position === 0 || some[position - 1]! < number))
      longest = Math.max(longest, some.length);
  }
  return longest;
}

test("as few rules as possible are called moved", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 9 }), (numbers) => {
      const run = [...longestRising(numbers)].sort((a, b) => a - b).map((position) => numbers[position]!);
      expect(run).toEqual(run.toSorted((a, b) => a - b));
      expect(run).toHaveLength(longestByTrying(numbers));
    }),
    tried(300, 3000),
  );
});

/** A case that says of an appeal what a router says of it now. */
const asDecided = (router: Router, one: Subject, index: number): GoldenCase => {
  const { outcome, rules } = router.decide(one);
  const { at, priority, ...appeal } = one;
  const said = Object.entries(outcome).filter((_, position) => (index + position) % 2 === 0);
  const rule = index % 3 === 0 ? rules[0]?.id : undefined;
  return {
    name: `case ${index}`,
    appeal: appeal as GoldenCase["appeal"],
    at,
    expect: Object.fromEntries(said) as GoldenCase["expect"],
    ...(rule !== undefined && { rule }),
  };
};

/** The set with a mistake made in it, table by table and row by row. */
function withMistake(set: RuleSet, { mutation, rule, other }: Mutant): RuleSet {
  const changed = ({ hit, rules, ...table }: RoutingTable): RoutingTable => {
    if (mutation === "dropped" || other === undefined)
      return { ...table, hit, rules: rules.filter((one) => one !== rule) };
    const partner = (one: Rule): Rule => (one === rule ? other : one === other ? rule : one);
    if (mutation === "outcomes-swapped")
      return { ...table, hit, rules: rules.map((one) => ({ ...one, outcome: partner(one).outcome })) };
    const ranked = (one: Rule): Rule => ({ ...partner(one), rank: one.rank ?? Number.MAX_SAFE_INTEGER });
    return { ...table, hit, rules: rules.map(ranked) };
  };
  return ruleSetOf(set.tables.map((table) => (table.rules.includes(rule) ? changed(table) : table)));
}

test("a mistake survives if and only if every case still passes in a set in which it is made", () => {
  fc.assert(
    fc.property(ruleSet, subjects, (set, some) => {
      const router = compileRouter(set, domain);
      const cases = some.map((one, index) => asDecided(router, one, index));
      const run = runGolden(cases, router, { at: 0 });
      expect(run.failed).toBe(0);
      const { survived } = mutationScore(run, domain);
      const survivors = new Set(survived.map(keyOf));
      for (const table of set.tables) {
        const rules = table.rules.filter(({ enabled }) => enabled);
        for (const rule of rules) {
          const mutant = { mutation: "dropped", rule } as const;
          const { failed } = runGolden(cases, compileRouter(withMistake(set, mutant), domain), { at: 0 });
          expect([rule.id, failed === 0]).toEqual([rule.id, survivors.has(keyOf(mutant))]);
        }
      }
      for (const mutant of survived)
        expect(runGolden(cases, compileRouter(withMistake(set, mutant), domain), { at: 0 }).failed).toBe(0);
    }),
    tried(40, 400),
  );
});

const keyOf = ({ mutation, rule, other }: Mutant): string => [mutation, rule.table, rule.id, other?.id].join();

const scopeOf = ({ cells }: Suggestion) => [
  cells.get("category"),
  cells.get("area"),
  cells.get("text"),
  cells.get(">agency"),
];
const wanted = ({ scope: { category, area, word }, agency }: Mistake) => [category, area, word, agency];
const seedsTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test.each(seedsTo(24))("suggestions are the mistakes that were made in a table, and nothing else (seed %i)", (seed) => {
  const { router, mistakes, appeals } = wrongTable(seed, 9000);
  const suggested = suggest(appeals, router, { domain: miningDomain });
  expect(suggested.map(scopeOf).sort()).toEqual(mistakes.map(wanted).sort());
});

test("in a table without mistakes nothing is suggested, however much noise there is", () => {
  for (const seed of seedsTo(process.env.SWIFTLINE_SOAK ? 100 : 8)) {
    const { router, appeals } = wrongTable(seed, 9000, { mistaken: false });
    expect(suggest(appeals, router, { domain: miningDomain })).toEqual([]);
  }
});

/** Whether a suggestion is a mistake that was made, or a part of it. */
const isPartOf = ({ cells }: Suggestion, { scope: { category, area, word }, agency }: Mistake): boolean =>
  cells.get(">agency") === agency &&
  cells.get("text") === word &&
  (cells.get("category") ?? "").startsWith(category ?? "") &&
  (cells.get("area") ?? "").startsWith(area ?? "");

test("where chance hides a part of a mistake, what is suggested are parts of it", () => {
  for (const seed of seedsTo(process.env.SWIFTLINE_SOAK ? 200 : 24)) {
    const { router, mistakes, appeals } = wrongTable(seed, 4000);
    const suggested = suggest(appeals, router, { domain: miningDomain });
    for (const one of suggested) expect(mistakes.some((mistake) => isPartOf(one, mistake))).toBe(true);
    for (const { later } of suggested) expect(later.corrected).toBeGreaterThanOrEqual(0.9 * later.moved);
  }
});
