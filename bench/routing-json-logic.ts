import { LogicEngine } from "json-logic-engine";
import { defineEngine, type Facts, factsOf } from "./routing-engine.ts";
import type { PlainRule } from "./routing-rules.ts";

/** JSON-Logic, each rule compiled to a function; rule after rule until one is true. */
export const jsonLogic = defineEngine({
  read: (rules) => rules.map((rule) => ({ id: rule.id, logic: logicOf(rule) })),
  compile(rules) {
    const engine = new LogicEngine();
    engine.addMethod("below", {
      method: ([code, node]: readonly string[]) => code!.startsWith(node!),
      deterministic: true,
    });
    const compiled = rules.map(({ id, logic }) => ({ id, holds: engine.build(logic) as (facts: Facts) => boolean }));
    return { decide: (facts: Facts) => compiled.find(({ holds }) => holds(facts))!.id };
  },
  inputOf: factsOf,
});

const field = (name: keyof Facts) => ({ var: name });

function logicOf(rule: PlainRule): object {
  const { category, districts, subdistricts, priorities, keywords, amount, hours } = rule;
  const tests = [
    category && { below: [field("category"), category] },
    districts && { in: [field("district"), districts] },
    subdistricts && { in: [field("subdistrict"), subdistricts] },
    priorities && { in: [field("priority"), priorities] },
    hours && {
      [hours[0] < hours[1] ? "and" : "or"]: [{ ">=": [field("hour"), hours[0]] }, { "<": [field("hour"), hours[1]] }],
    },
    amount && { and: [{ ">=": [field("amount"), amount[0]] }, { "<": [field("amount"), amount[1]] }] },
    keywords && { or: keywords.map((word) => ({ in: [word, field("text")] })) },
  ].filter(Boolean);
  return tests.length === 0 ? { "===": [1, 1] } : { and: tests };
}
