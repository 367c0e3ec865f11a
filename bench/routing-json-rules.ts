import { type RuleProperties, Engine as RulesEngine } from "json-rules-engine";
import { defineEngine, type Facts, factsOf, inSpan } from "./routing-engine.ts";
import type { PlainRule } from "./routing-rules.ts";

/** json-rules-engine: a priority for each rule, so that they are tried in order, stopped at the first that succeeds. */
export const jsonRules = defineEngine({
  read: (rules) => rules.map((rule, index) => propertiesOf(rule, rules.length - index)),
  compile(rules) {
    const engine = new RulesEngine(rules);
    engine.addOperator("below", (code: string, node: string) => code.startsWith(node));
    engine.addOperator("mentions", (text: string, words: readonly string[]) =>
      words.some((word) => text.includes(word)),
    );
    engine.addOperator("during", (hour: number, span: readonly [number, number]) => inSpan(hour, span));
    engine.on("success", () => engine.stop());
    return { decideLater: async (facts: Facts) => (await engine.run(facts)).events[0]!.type };
  },
  inputOf: factsOf,
});

function propertiesOf(rule: PlainRule, priority: number): RuleProperties {
  const { category, districts, subdistricts, priorities, keywords, amount, hours } = rule;
  const test = (fact: keyof Facts, operator: string, value: unknown) =>
    value === undefined ? [] : [{ fact, operator, value }];
  const all = [
    ...test("category", "below", category),
    ...test("district", "in", districts),
    ...test("subdistrict", "in", subdistricts),
    ...test("priority", "in", priorities),
    ...test("hour", "during", hours),
    ...test("amount", "greaterThanInclusive", amount?.[0]),
    ...test("amount", "lessThan", amount?.[1]),
    ...test("text", "mentions", keywords),
  ];
  return { conditions: { all }, event: { type: rule.id }, priority };
}
